package dev.parley.contact;

import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.util.Map;
import java.util.regex.Pattern;

/// What flows know of a person under `contact`. Pure.
public final class ContactFacts {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ContactFacts() {}

    /// The attributes, and what is known without them: `name`, `first_name`, `external_id`, `language`, `zone`,
    /// `phone`.
    /// An attribute of the same name goes first.
    public static Value.Fields of(Contact contact) {
        Contact.Person person = contact.person();
        Value.Fields fields = Value.Fields.NONE;
        fields = with(fields, "external_id", person.externalId());
        fields = with(fields, "name", person.name());
        fields = with(fields, "first_name", SPACE.split(person.name().strip(), 2)[0]);
        fields =
                with(fields, "language", person.language().map(Object::toString).orElse(""));
        fields = with(fields, "zone", person.zone().map(Object::toString).orElse(""));
        fields = with(
                fields,
                "phone",
                contact.reach().on(Medium.SMS).map(Address::value).orElse(""));
        for (Map.Entry<String, Value> one : person.attributes().fields().entrySet()) {
            fields = fields.with(one.getKey(), one.getValue());
        }
        return fields;
    }

    private static Value.Fields with(Value.Fields fields, String name, String text) {
        return text.isEmpty() ? fields : fields.with(name, Value.of(text));
    }
}
