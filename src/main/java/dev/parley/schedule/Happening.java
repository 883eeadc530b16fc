package dev.parley.schedule;

import dev.parley.contact.ContactPatch;
import dev.parley.flow.Value;

/// Something that happened to a person, as another system tells it.
///
/// @param id the other system's; the same id again is the same event
/// @param data what flows know as `event.…`
public record Happening(String id, String type, ContactPatch contact, Value.Fields data) {
    /// An id's and a type's length at most.
    public static final int MAX_NAME = 100;
}
