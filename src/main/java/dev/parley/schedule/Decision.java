package dev.parley.schedule;

import dev.parley.contact.Address;
import java.time.Instant;

/// Whether a person may be asked now.
public sealed interface Decision {
    /// Now, at this address.
    record Start(Address address) implements Decision {}

    /// Not before then; it is decided again then.
    record Hold(Instant until, Reason why) implements Decision {}

    /// Never.
    record Refuse(Reason why) implements Decision {}
}
