package dev.parley.flowtest;

import dev.parley.conversation.Origin;
import dev.parley.flow.Facts;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Node;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads with whom, where and when a test is held. One thread.
record Setups(Parts parts) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][XXX]]", Locale.ROOT);

    /// Whom chance treats alike in all tests that name nobody else.
    private static final int SOMEBODY = 42;

    FlowTest.Setup of(Node.Mapping test) {
        Facts facts = new Facts(fields(test, "contact"), fields(test, "event"), fields(test, "vars"));
        FlowTest.Voice voice = new FlowTest.Voice(medium(test), language(test));
        return new FlowTest.Setup(facts, voice, now(test), chance(test), calls(test));
    }

    private Origin.Chance chance(Node.Mapping test) {
        return new Origin.Chance(count(test, "person", SOMEBODY), count(test, "round", 0));
    }

    private int count(Node.Mapping test, String key, int otherwise) {
        return test.get(key)
                .flatMap(node -> parts.count(node, key + " is a whole number from 0 to 9999"))
                .orElse(otherwise);
    }

    private Value.Fields fields(Node.Mapping test, String key) {
        return test.get(key)
                .flatMap(node -> parts.mapping(node, key + " names fields and their values"))
                .map(parts::fields)
                .orElse(Value.Fields.NONE);
    }

    private Medium medium(Node.Mapping test) {
        Optional<Node> node = test.get("channel");
        Optional<Medium> medium = node.flatMap(parts::text).flatMap(Medium::of);
        if (node.isPresent() && medium.isEmpty()) {
            return parts.wrong(node.get().mark(), "a channel is sms, slack or web", Medium.SMS);
        }
        return medium.orElse(Medium.SMS);
    }

    private Optional<Language> language(Node.Mapping test) {
        Optional<Node> node = test.get("language");
        Optional<String> tag = node.flatMap(parts::text);
        if (tag.isPresent() && !Language.isValid(tag.get())) {
            return parts.wrong(node.orElseThrow().mark(), "a language is a tag such as en or pt-BR", Optional.empty());
        }
        return tag.map(Language::new);
    }

    private Instant now(Node.Mapping test) {
        Optional<Node> node = test.get("now");
        try {
            return node.flatMap(parts::text).map(Setups::moment).orElse(FlowTest.MONDAY);
        } catch (DateTimeException e) {
            return parts.wrong(
                    node.orElseThrow().mark(),
                    "a time is written like 2026-03-02T10:00:00Z, or 2026-03-02T10:00 for UTC",
                    FlowTest.MONDAY);
        }
    }

    /// A time with its offset, else in UTC; a day begins at midnight.
    private static Instant moment(String text) {
        TemporalAccessor read =
                MOMENT.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case TemporalAccessor day -> LocalDate.from(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }

    private Map<String, Value.Fields> calls(Node.Mapping test) {
        Map<String, Value.Fields> calls = new LinkedHashMap<>();
        fields(test, "calls").fields().forEach((name, reply) -> {
            if (reply instanceof Value.Fields fields) {
                calls.put(name, fields);
            } else {
                parts.wrong(test.mark(), "calls names integrations and the fields they answer", reply);
            }
        });
        return calls;
    }
}
