package dev.parley.contact;

import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads what a person allows and forbids: `consents`, `preferences`, `optedOut`. One thread.
final class Permits {
    private static final String NO_CHANNEL = "is no channel; channels are sms, slack and web";

    private final FieldReader fields;
    private final Instant now;

    Permits(FieldReader fields, Instant now) {
        this.fields = fields;
        this.now = now;
    }

    ContactPatch.Permissions read() {
        Map<Medium, Consent> consents = new EnumMap<>(Medium.class);
        fields.inner("consents").forEach((channel, value) -> {
            String pointer = "/consents/" + channel;
            Optional<Medium> medium = Medium.of(channel);
            if (medium.isEmpty()) {
                fields.fault(pointer, NO_CHANNEL);
            } else {
                consent(pointer, value).ifPresent(consent -> consents.put(medium.get(), consent));
            }
        });
        return new ContactPatch.Permissions(consents, preferences(), entries());
    }

    private Optional<Consent> consent(String pointer, Value value) {
        Value.Fields inner = value instanceof Value.Fields given ? given : Value.Fields.NONE;
        Optional<Boolean> given = truth(value instanceof Value.Fields ? inner.get("given") : value);
        if (given.isEmpty()) {
            if (value != Value.Missing.VALUE) {
                fields.fault(pointer, "must be true, false or {\"given\": …, \"at\": …, \"proof\": …}");
            }
            return Optional.empty();
        }
        return Optional.of(new Consent(given.get(), at(pointer + "/at", inner.get("at")), proof(inner)));
    }

    private Optional<Preferences> preferences() {
        Map<String, Value> given = fields.inner("preferences");
        Value until = given.getOrDefault("pausedUntil", fields.given().get("pausedUntil"));
        if (given.isEmpty() && until == Value.Missing.VALUE) {
            return Optional.empty();
        }
        String word = given.getOrDefault("channel", Value.Missing.VALUE).shown();
        Optional<Medium> channel = Medium.of(word);
        if (channel.isEmpty() && !word.isEmpty()) {
            fields.fault("/preferences/channel", NO_CHANNEL);
        }
        Optional<Instant> paused =
                until.shown().isEmpty() ? Optional.empty() : Optional.of(at("/preferences/pausedUntil", until));
        return Optional.of(new Preferences(channel, paused, hour(given.getOrDefault("hour", Value.Missing.VALUE))));
    }

    private Optional<LocalTime> hour(Value given) {
        if (given.shown().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(given.shown()));
        } catch (DateTimeParseException e) {
            fields.fault("/preferences/hour", "must be a time of the day as 14:30");
            return Optional.empty();
        }
    }

    private List<OptOuts.Entry> entries() {
        List<OptOuts.Entry> entries = new ArrayList<>();
        for (String name : List.of("optedOut", "opted_out")) {
            Value value = fields.given().get(name);
            Value.Fields inner = value instanceof Value.Fields given ? given : Value.Fields.NONE;
            Value said = value instanceof Value.Fields && inner.get("out") == Value.Missing.VALUE
                    ? Value.of(true)
                    : value instanceof Value.Fields ? inner.get("out") : value;
            Optional<Boolean> out = truth(said);
            if (out.isPresent()) {
                entry(name, inner, out.get()).ifPresent(entries::add);
            } else if (!said.shown().isEmpty()) {
                fields.fault("/" + name, "must be true, false or {\"channel\": …, \"at\": …, \"proof\": …}");
            }
        }
        return entries;
    }

    private Optional<OptOuts.Entry> entry(String name, Value.Fields inner, boolean out) {
        String word = inner.get("channel").shown();
        Optional<Medium> medium = word.isEmpty() ? Optional.of(Medium.SMS) : Medium.of(word);
        if (medium.isEmpty()) {
            fields.fault("/" + name + "/channel", NO_CHANNEL);
        }
        Instant at = at("/" + name + "/at", inner.get("at"));
        return medium.map(channel -> new OptOuts.Entry(channel, out, at, proof(inner)));
    }

    private static String proof(Value.Fields inner) {
        String proof = inner.get("proof").shown();
        return proof.isEmpty() ? OptOuts.UNPROVEN : proof.substring(0, Math.min(proof.length(), 500));
    }

    private Instant at(String pointer, Value value) {
        if (value == Value.Missing.VALUE) {
            return now;
        }
        Optional<Instant> at =
                value instanceof Value.Moment moment ? Optional.of(moment.at()) : ContactReader.time(value.shown());
        if (at.isEmpty()) {
            fields.fault(pointer, "is no time such as 2026-03-01T12:00:00Z");
        }
        return at.orElse(now);
    }

    /// True and false, and the words that tables have for them.
    private static Optional<Boolean> truth(Value value) {
        return switch (value.shown().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
