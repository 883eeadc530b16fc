package dev.parley.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactStore;
import dev.parley.contact.OptOuts;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.kit.Work;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every contact as a table or as JSON lines; what comes out may be imported again.
final class ContactExport {
    private static final List<String> COLUMNS = List.of(
            "id",
            "externalId",
            "name",
            "language",
            "zone",
            "phone",
            "slack",
            "web",
            "attributes",
            "consents.sms",
            "consents.slack",
            "consents.web",
            "preferences.channel",
            "preferences.pausedUntil",
            "preferences.hour",
            "optedOut",
            "createdAt",
            "changedAt");

    private ContactExport() {}

    /// Streams them, one short read of the store after the other.
    static void send(RoutingContext context, ContactStore contacts, Work work) {
        Query query = new Query(context.queryParams(), List.of("format"));
        boolean csv = query.word("format", List.of("csv", "jsonl")).equals("csv");
        query.check();
        String type = csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson";
        context.response()
                .putHeader("content-disposition", "attachment; filename=\"contacts." + (csv ? "csv" : "jsonl") + "\"");
        Chunks.send(context, type, work, out -> {
            if (csv) {
                table(contacts, out);
            } else {
                contacts.each(contact -> line(ContactJson.of(contact), out));
            }
        });
    }

    private static void line(JsonObject json, Writer out) {
        try {
            out.write(json.encode());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void table(ContactStore contacts, Writer out) throws IOException {
        CsvWriter table = CsvWriter.builder().build(out);
        table.writeRecord(COLUMNS);
        contacts.each(contact -> table.writeRecord(row(contact)));
        table.flush();
    }

    private static List<String> row(Contact contact) {
        Contact.Person person = contact.person();
        List<String> row = new ArrayList<>(List.of(
                contact.id().value(),
                person.externalId(),
                person.name(),
                person.language().map(Object::toString).orElse(""),
                person.zone().map(Object::toString).orElse("")));
        for (Medium medium : Medium.values()) {
            row.add(contact.reach().on(medium).map(Address::value).orElse(""));
        }
        boolean hasAttributes = !person.attributes().fields().isEmpty();
        row.add(hasAttributes ? String.valueOf(ValueJson.of((Value) person.attributes())) : "");
        for (Medium medium : Medium.values()) {
            row.add(Optional.ofNullable(contact.reach().consents().get(medium))
                    .map(consent -> Boolean.toString(consent.given()))
                    .orElse(""));
        }
        row.add(contact.reach().preferences().channel().map(Medium::word).orElse(""));
        row.add(contact.reach()
                .preferences()
                .pausedUntil()
                .map(Object::toString)
                .orElse(""));
        row.add(contact.reach().preferences().hour().map(Object::toString).orElse(""));
        row.add(contact.reach()
                .optOuts()
                .standing()
                .map(OptOuts.Entry::out)
                .map(Object::toString)
                .orElse(""));
        row.add(contact.journal().createdAt().toString());
        row.add(contact.journal().changedAt().toString());
        return row.stream().map(CsvText::guarded).toList();
    }
}
