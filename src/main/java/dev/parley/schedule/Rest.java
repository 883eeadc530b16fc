package dev.parley.schedule;

import dev.parley.contact.Address;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// When people are not to be disturbed, as they have told their provider. Safe for any thread; may block for seconds,
/// and says that nobody rests where it cannot be found out.
public interface Rest {
    /// Nobody rests.
    Rest NONE = new Rest() {
        @Override
        public void expect(Collection<Address> addresses, Instant now) {}

        @Override
        public Optional<Instant> until(Address address, Instant now) {
            return Optional.empty();
        }
    };

    /// Finds out about many at once who are asked soon.
    void expect(Collection<Address> addresses, Instant now);

    /// Until when somebody rests who rests now.
    Optional<Instant> until(Address address, Instant now);
}
