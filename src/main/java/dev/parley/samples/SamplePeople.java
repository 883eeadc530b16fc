package dev.parley.samples;

import dev.parley.contact.Address;
import dev.parley.contact.ContactPatch;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.util.Map;
import java.util.Optional;

/// The contacts of people who do not exist.
final class SamplePeople {
    /// The shipped survey that asks everybody by the clock leaves those on trial out: nobody is there to answer.
    private static final Map<String, Value> MARKS = Map.of("sample", Value.of(true), "tier", Value.of("trial"));

    private SamplePeople() {}

    /// Somebody with a number, marked as a sample.
    static ContactPatch of(String number, String name, Language language) {
        ContactPatch known = ContactPatch.of(new Address(Medium.SMS, number));
        return new ContactPatch(
                known.keys(),
                new ContactPatch.About(Optional.of(name), Optional.of(language), Optional.empty()),
                MARKS,
                known.permissions());
    }
}
