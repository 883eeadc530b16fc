package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// A person as they stand now.
///
/// @param zones every one they may be in; at least one
/// @param stopped whether one of their addresses wants no messages, whatever the contact says
/// @param talking whether they are in a conversation on any channel
/// @param begun the keys of the newest requests that were granted, and where
public record Person(Contact contact, Set<ZoneId> zones, boolean stopped, boolean talking, Map<String, Address> begun) {
    /// @throws IllegalArgumentException without a zone
    public Person {
        zones = Set.copyOf(zones);
        begun = Map.copyOf(begun);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a person is in some zone: " + contact);
        }
    }

    /// The same with a newer state of the contact.
    Person with(Contact newer) {
        return new Person(newer, zones, stopped, talking, begun);
    }

    /// Whether anything says that they want no messages.
    boolean isStopped() {
        return stopped || contact.reach().optOuts().standing().isPresent();
    }
}
