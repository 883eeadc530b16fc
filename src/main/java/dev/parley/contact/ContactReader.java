package dev.parley.contact;

import dev.parley.contact.ContactPatch.Keys;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what is told about a person, from JSON or from a row of a table: names as in docs/events-and-contacts.md,
/// every other name being an attribute. One thread, once.
public final class ContactReader {
    /// What conditions and texts of flows can name.
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /// A contact is one document, read whole for every invitation.
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_NAME = 256;
    private static final int MAX_ATTRIBUTES = 200;
    /// The names that are no attributes.
    private static final Set<String> OWN = Set.of(
            "id",
            "externalId",
            "external_id",
            "name",
            "language",
            "zone",
            "timezone",
            "time_zone",
            "phone",
            "slack",
            "web",
            "addresses",
            "attributes",
            "consents",
            "preferences",
            "optedOut",
            "opted_out",
            "createdAt",
            "changedAt",
            "optOuts",
            "pausedUntil");

    private final FieldReader fields;
    private final Permits permits;

    /// What was read, or what is wrong with it.
    public sealed interface Read {
        /// It can be used.
        record Good(ContactPatch patch) implements Read {}

        /// It cannot, for at least one reason.
        record Bad(List<Fault> faults) implements Read {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    private ContactReader(Value.Fields given, Instant now) {
        fields = new FieldReader(given, new ArrayList<>());
        permits = new Permits(fields, now);
    }

    /// Reads a contact.
    ///
    /// @param now when consents and opt-outs without a time were given
    public static Read read(Value.Fields given, Instant now) {
        return new ContactReader(given, now).read();
    }

    private Read read() {
        ContactPatch patch = new ContactPatch(
                keys(),
                new ContactPatch.About(fields.text("name", MAX_NAME), language(), zone()),
                attributes(),
                permits.read());
        if (patch.keys().isEmpty() && fields.faults().isEmpty()) {
            fields.fault("", "names nobody: give externalId, phone, slack or web");
        }
        return fields.faults().isEmpty() ? new Read.Good(patch) : new Read.Bad(fields.faults());
    }

    private Keys keys() {
        String id = fields.text("id", MAX_NAME).orElse("");
        String external = fields.text("externalId", MAX_NAME)
                .or(() -> fields.text("external_id", MAX_NAME))
                .orElse("");
        boolean isOurs = ContactId.isOurs(id);
        return new Keys(isOurs ? id : "", external.isEmpty() && !isOurs ? id : external, addresses());
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        fields.text("phone", MAX_NAME).ifPresent(text -> address(Medium.SMS, "/phone", text, addresses));
        fields.text("slack", MAX_NAME).ifPresent(text -> address(Medium.SLACK, "/slack", text, addresses));
        fields.text("web", MAX_NAME).ifPresent(text -> address(Medium.WEB, "/web", text, addresses));
        fields.inner("addresses").forEach((channel, value) -> {
            String pointer = "/addresses/" + channel;
            Optional<Medium> medium = Medium.of(channel);
            if (medium.isEmpty()) {
                fields.fault(pointer, "is no channel; channels are sms, slack and web");
            } else {
                fields.texts(pointer, value).forEach(text -> address(medium.get(), pointer, text, addresses));
            }
        });
        return addresses;
    }

    private void address(Medium medium, String pointer, String text, List<Address> addresses) {
        Optional<Address> address = Address.parse(medium, text);
        address.filter(one -> !addresses.contains(one)).ifPresent(addresses::add);
        if (address.isEmpty() && !text.isBlank()) {
            fields.fault(pointer, "is no " + Address.look(medium));
        }
    }

    private Optional<Language> language() {
        Optional<String> tag =
                fields.text("language", MAX_NAME).map(String::strip).filter(text -> !text.isEmpty());
        if (tag.filter(text -> !Language.isValid(text)).isPresent()) {
            fields.fault("/language", "is no language tag such as en, es or pt-BR");
            return Optional.empty();
        }
        return tag.map(Language::new);
    }

    private Optional<ZoneId> zone() {
        Map<String, Optional<String>> given = new LinkedHashMap<>();
        for (String name : List.of("zone", "timezone", "time_zone")) {
            given.put(name, fields.text(name, MAX_NAME).map(String::strip).filter(text -> !text.isEmpty()));
        }
        Optional<ZoneId> zone = Optional.empty();
        for (Map.Entry<String, Optional<String>> one : given.entrySet()) {
            Optional<ZoneId> read = one.getValue().flatMap(ContactReader::zone);
            if (one.getValue().isPresent() && read.isEmpty()) {
                fields.fault("/" + one.getKey(), "is no time zone such as Europe/Berlin or America/New_York");
            }
            zone = zone.or(() -> read);
        }
        return zone;
    }

    /// An offset is no zone: it knows no summer time.
    private static Optional<ZoneId> zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    private Map<String, Value> attributes() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        fields.given().fields().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                attribute("/" + name, name, value, attributes);
            }
        });
        fields.inner("attributes").forEach((name, value) -> attribute("/attributes/" + name, name, value, attributes));
        if (attributes.size() > MAX_ATTRIBUTES) {
            fields.fault("/attributes", "are more than " + MAX_ATTRIBUTES);
        }
        return attributes;
    }

    private void attribute(String pointer, String name, Value value, Map<String, Value> attributes) {
        if (!ATTRIBUTE.matcher(name).matches()) {
            fields.fault(pointer, "is no name for an attribute: letters, digits and _, at most 64");
        } else if (value instanceof Value.Fields || value instanceof Value.Many) {
            fields.fault(pointer, "must be a text, a number, true, false or null");
        } else if (value.shown().length() > MAX_TEXT) {
            fields.fault(pointer, "has more than " + MAX_TEXT + " characters");
        } else {
            attributes.put(name, moment(value));
        }
    }

    /// A day or a time is one to conditions and to rules that count from it, too.
    private static Value moment(Value value) {
        return value instanceof Value.Text text
                        && text.text().length() >= 20
                        && text.text().charAt(4) == '-'
                ? time(text.text()).<Value>map(Value.Moment::new).orElse(value)
                : value;
    }

    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
