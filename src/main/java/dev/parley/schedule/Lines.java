package dev.parley.schedule;

import dev.parley.contact.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How a person stands on the line of one address. Safe for any thread; fails as the store fails.
@FunctionalInterface
public interface Lines {
    /// Nothing is known of anybody.
    Lines NONE = address -> Line.SILENT;

    /// The line of an address.
    ///
    /// @param stopped whether they want no messages there
    /// @param talking whether a conversation is open
    /// @param begun the keys of the newest requests that were granted there, see {@link dev.parley.inbox.StartLog}
    record Line(boolean stopped, boolean talking, Set<String> begun) {
        /// Nobody has said anything there.
        public static final Line SILENT = new Line(false, false, Set.of());

        public Line {
            begun = Set.copyOf(begun);
        }
    }

    /// Looks at it.
    Line of(Address address);

    /// Looks at many.
    default Map<Address, Line> of(Collection<Address> addresses) {
        Map<Address, Line> all = new HashMap<>();
        addresses.forEach(address -> all.put(address, of(address)));
        return all;
    }
}
