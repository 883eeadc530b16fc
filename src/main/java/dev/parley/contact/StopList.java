package dev.parley.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The addresses that want no messages, by {@link AddressHashes}: holds for people of whom nothing else is known, and
/// outlives their data. Safe for any thread; every method fails as the store fails.
public interface StopList {
    /// An address that wants none.
    ///
    /// @param proof who says so, in words for people
    record Stop(String hash, Instant at, String proof) {}

    /// Every stop among these addresses, in no order.
    List<Stop> all(Collection<String> hashes);

    /// The newest stop among these addresses, if there is one.
    default Optional<Stop> among(Collection<String> hashes) {
        return all(hashes).stream().max(Comparator.comparing(Stop::at));
    }

    /// From now on no messages.
    void add(Stop stop);

    /// Messages again; an address that never stopped stays as it is.
    void remove(String hash);
}
