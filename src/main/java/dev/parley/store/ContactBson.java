package dev.parley.store;

import dev.parley.contact.Address;
import dev.parley.contact.Asked;
import dev.parley.contact.Consent;
import dev.parley.contact.Contact;
import dev.parley.contact.Contact.Journal;
import dev.parley.contact.Contact.Person;
import dev.parley.contact.Contact.Reach;
import dev.parley.contact.ContactId;
import dev.parley.contact.OptOuts;
import dev.parley.contact.Preferences;
import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// Contacts as they are stored. Reading what was written gives an equal contact, times in milliseconds.
final class ContactBson {
    private ContactBson() {}

    static BsonDocument to(Contact contact) {
        BsonDocument document = new BsonDocument()
                .append("_id", new BsonString(contact.id().value()))
                .append("rev", new BsonInt64(contact.version()));
        BsonArray keys = new BsonArray();
        contact.keys().stream().sorted().forEach(key -> keys.add(new BsonString(key)));
        // An empty list would be a key too, the same for all.
        if (!keys.isEmpty()) {
            document.append("keys", keys);
        }
        person(document, contact.person());
        reach(document, contact.reach());
        return document.append("createdAt", Fields.time(contact.journal().createdAt()))
                .append("changedAt", Fields.time(contact.journal().changedAt()))
                .append("asked", Fields.array(contact.journal().asked(), ContactBson::asked));
    }

    static Contact from(BsonDocument document) {
        Fields fields = new Fields(document);
        return new Contact(
                new ContactId(fields.text("_id")),
                fields.big("rev"),
                person(fields),
                reach(fields),
                new Journal(fields.at("createdAt"), fields.at("changedAt"), fields.list("asked", ContactBson::asked)));
    }

    private static void person(BsonDocument document, Person person) {
        append(document, "externalId", person.externalId());
        append(document, "name", person.name());
        person.language().ifPresent(language -> append(document, "language", language.tag()));
        person.zone().ifPresent(zone -> append(document, "zone", zone.getId()));
        if (!person.attributes().fields().isEmpty()) {
            document.append("attributes", ValueBson.document(person.attributes()));
        }
    }

    private static Person person(Fields fields) {
        return new Person(
                fields.textOr("externalId"),
                fields.textOr("name"),
                fields.optionalText("language").map(Language::new),
                fields.optionalText("zone").map(ZoneId::of),
                fields.optionalInner("attributes")
                        .map(inner -> ValueBson.fields(inner.document()))
                        .orElse(dev.parley.flow.Value.Fields.NONE));
    }

    private static void reach(BsonDocument document, Reach reach) {
        document.append("addresses", Fields.array(reach.addresses(), address -> new BsonString(address.key())));
        BsonDocument consents = new BsonDocument();
        reach.consents().forEach((medium, consent) -> consents.append(medium.word(), consent(consent)));
        document.append("consents", consents);
        reach.preferences().channel().ifPresent(medium -> append(document, "prefers", medium.word()));
        reach.preferences().pausedUntil().ifPresent(at -> document.append("pausedUntil", Fields.time(at)));
        reach.preferences().hour().ifPresent(time -> append(document, "hour", time.toString()));
        document.append("optOuts", Fields.array(reach.optOuts().entries(), ContactBson::entry));
    }

    private static Reach reach(Fields fields) {
        Map<Medium, Consent> consents = new EnumMap<>(Medium.class);
        Fields stored = fields.inner("consents");
        stored.document().keySet().forEach(word -> consents.put(medium(word), consent(stored.inner(word))));
        return new Reach(
                fields.texts("addresses").stream().map(ContactBson::address).toList(),
                consents,
                new Preferences(
                        fields.optionalText("prefers").map(ContactBson::medium),
                        fields.optionalAt("pausedUntil"),
                        fields.optionalText("hour").map(LocalTime::parse)),
                new OptOuts(fields.list("optOuts", ContactBson::entry)));
    }

    private static Address address(String key) {
        int colon = key.indexOf(':');
        return new Address(medium(key.substring(0, Math.max(0, colon))), key.substring(colon + 1));
    }

    private static BsonDocument consent(Consent consent) {
        return new BsonDocument("given", BsonBoolean.valueOf(consent.given()))
                .append("at", Fields.time(consent.at()))
                .append("proof", new BsonString(consent.proof()));
    }

    private static Consent consent(Fields fields) {
        return new Consent(fields.any("given").asBoolean().getValue(), fields.at("at"), fields.text("proof"));
    }

    private static BsonDocument entry(OptOuts.Entry entry) {
        return new BsonDocument("channel", new BsonString(entry.medium().word()))
                .append("out", BsonBoolean.valueOf(entry.out()))
                .append("at", Fields.time(entry.at()))
                .append("proof", new BsonString(entry.proof()));
    }

    private static OptOuts.Entry entry(Fields fields) {
        return new OptOuts.Entry(
                medium(fields.text("channel")),
                fields.any("out").asBoolean().getValue(),
                fields.at("at"),
                fields.text("proof"));
    }

    private static BsonDocument asked(Asked asked) {
        return new BsonDocument("flow", new BsonString(asked.flow().value()))
                .append("kind", new BsonString(asked.kind().word()))
                .append("at", Fields.time(asked.at()))
                .append("key", new BsonString(asked.key()));
    }

    private static Asked asked(Fields fields) {
        String kind = fields.text("kind");
        return new Asked(
                new FlowId(fields.text("flow")),
                FlowKind.of(kind).orElseThrow(() -> new DamagedDocument("kind", "is no kind of flow: " + kind)),
                fields.at("at"),
                fields.text("key"));
    }

    private static Medium medium(String word) {
        return Medium.of(word).orElseThrow(() -> new DamagedDocument("channel", "is no channel: " + word));
    }

    private static void append(BsonDocument document, String name, String text) {
        if (!text.isEmpty()) {
            document.append(name, new BsonString(text));
        }
    }
}
