package dev.parley.schedule;

import dev.parley.contact.Contact;
import java.time.ZoneId;
import java.util.Set;

/// A person as they stand now.
///
/// @param zones every one they may be in; at least one
/// @param stopped whether one of their addresses wants no messages, whatever the contact says
/// @param talking whether they are in a conversation on any channel
public record Person(Contact contact, Set<ZoneId> zones, boolean stopped, boolean talking) {
    /// @throws IllegalArgumentException without a zone
    public Person {
        zones = Set.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a person is in some zone: " + contact);
        }
    }

    /// The same with a newer state of the contact.
    Person with(Contact newer) {
        return new Person(newer, zones, stopped, talking);
    }

    /// Whether anything says that they want no messages.
    boolean isStopped() {
        return stopped || contact.reach().optOuts().standing().isPresent();
    }
}
