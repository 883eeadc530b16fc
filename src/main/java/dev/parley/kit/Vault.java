package dev.parley.kit;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/// Closes what must not be read in a copy of the database, under a {@link Seal}. Equal contents look different each
/// time, and their length shows in steps only. Safe for any thread.
public final class Vault {
    /// Nothing can be closed or opened: for what has no key.
    public static final Vault NONE = new Vault(Optional.empty(), 1);

    private final Optional<Seal> seal;
    private final int step;

    private Vault(Optional<Seal> seal, int step) {
        this.seal = seal;
        this.step = step;
    }

    /// A vault under the installation's key.
    ///
    /// @param purpose vaults of different purposes cannot open one another's contents
    /// @param step contents are filled up to a multiple of this many bytes
    public static Vault of(byte[] installationKey, String purpose, int step) {
        return new Vault(Optional.of(Seal.of(installationKey, purpose)), step);
    }

    /// Closes contents for one place.
    ///
    /// @param place what it belongs to, such as a lane's id: nowhere else it can be opened
    public byte[] close(byte[] contents, String place) {
        return sealed(place).close(place, filled(contents));
    }

    /// The contents of what was closed for that place.
    ///
    /// @throws IllegalStateException if it was closed under another key or for another place, or is damaged
    public byte[] open(byte[] closed, String place) {
        ByteBuffer filled = sealed(place)
                .open(place, closed)
                .map(ByteBuffer::wrap)
                .orElseThrow(() -> Seal.doesNotOpen("what is sealed at " + place));
        byte[] contents = new byte[filled.getInt()];
        filled.get(contents);
        return contents;
    }

    /// A number that stands for another at one place: the same each time, never 0, and nothing that leads back to it
    /// without the key.
    public long mark(String place, long number) {
        String name = sealed(place).name(place + " " + number);
        return HexFormat.fromHexDigitsToLong(name, 0, Long.BYTES * 2) >>> 1 | 1;
    }

    private Seal sealed(String place) {
        return seal.orElseThrow(() ->
                new IllegalStateException("nothing can be sealed at " + place + " without the installation's key"));
    }

    private byte[] filled(byte[] contents) {
        int length = Integer.BYTES + contents.length;
        int steps = (length + step - 1) / step;
        return ByteBuffer.allocate(steps * step)
                .putInt(contents.length)
                .put(contents)
                .array();
    }
}
