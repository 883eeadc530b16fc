package dev.parley.web;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.table.Column;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Contacts as rows; what comes out may be imported again.
final class ContactColumns implements Export.Rows<Contact> {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("id"),
                Column.text("externalId"),
                Column.text("name"),
                Column.text("language"),
                Column.text("zone"),
                Column.text("phone"),
                Column.text("slack"),
                Column.text("web"),
                Column.text("attributes"),
                new Column("consents.sms", Column.Kind.TRUTH),
                new Column("consents.slack", Column.Kind.TRUTH),
                new Column("consents.web", Column.Kind.TRUTH),
                Column.text("preferences.channel"),
                Column.time("preferences.pausedUntil"),
                Column.text("preferences.hour"),
                new Column("optedOut", Column.Kind.TRUTH),
                Column.time("createdAt"),
                Column.time("changedAt"));
    }

    @Override
    public List<JsonObject> objects(Contact contact) {
        return List.of(ContactJson.of(contact));
    }

    @Override
    public List<List<Value>> rows(Contact contact) {
        List<Value> row = new ArrayList<>(person(contact));
        for (Medium medium : Medium.values()) {
            row.add(text(contact.reach().on(medium).map(Address::value)));
        }
        boolean hasAttributes = !contact.person().attributes().fields().isEmpty();
        row.add(
                hasAttributes
                        ? Value.of(String.valueOf(
                                ValueJson.of((Value) contact.person().attributes())))
                        : Value.Missing.VALUE);
        for (Medium medium : Medium.values()) {
            row.add(Optional.ofNullable(contact.reach().consents().get(medium))
                    .map(consent -> Value.of(consent.given()))
                    .orElse(Value.Missing.VALUE));
        }
        row.addAll(wishes(contact));
        row.add(new Value.Moment(contact.journal().createdAt()));
        row.add(new Value.Moment(contact.journal().changedAt()));
        return List.of(row);
    }

    private static List<Value> person(Contact contact) {
        Contact.Person person = contact.person();
        return List.of(
                Value.of(contact.id().value()),
                Value.of(person.externalId()),
                Value.of(person.name()),
                text(person.language()),
                text(person.zone()));
    }

    private static List<Value> wishes(Contact contact) {
        return List.of(
                text(contact.reach().preferences().channel().map(Medium::word)),
                time(contact.reach().preferences().pausedUntil()),
                text(contact.reach().preferences().hour()),
                contact.reach()
                        .optOuts()
                        .standing()
                        .map(entry -> Value.of(entry.out()))
                        .orElse(Value.Missing.VALUE));
    }

    private static Value text(Optional<?> words) {
        return words.map(it -> (Value) new Value.Text(it.toString())).orElse(Value.Missing.VALUE);
    }

    private static Value time(Optional<Instant> at) {
        return at.map(it -> (Value) new Value.Moment(it)).orElse(Value.Missing.VALUE);
    }
}
