package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentinel: a small file beside the store that says how new the store has to be. Without it a store file that
/// lost its end would open as the older version it still holds, and nobody would know.
final class StoreState {
    private static final Pattern FORMAT = Pattern.compile("parley-store 1\ngeneration (\\d{1,18})\n");

    private StoreState() {}

    /// Generation of the last checkpoint that was finished; 0 when there never was one.
    static long read(DataFolder folder) {
        if (!Files.exists(folder.state())) {
            return 0;
        }
        try {
            Matcher matcher = FORMAT.matcher(Files.readString(folder.state(), StandardCharsets.UTF_8));
            if (matcher.matches()) {
                return Long.parseLong(matcher.group(1));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        throw unreadable(folder, null);
    }

    static void write(DataFolder folder, long generation) throws IOException {
        String text = "parley-store 1\ngeneration " + generation + "\n";
        folder.replace(folder.state(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static EmbeddedStoreException unreadable(
            DataFolder folder, @org.jspecify.annotations.Nullable IOException cause) {
        return new EmbeddedStoreException(
                "The file " + folder.state()
                        + " cannot be read as a Parley store's state. Restore the whole data folder from a back-up.",
                cause);
    }
}
