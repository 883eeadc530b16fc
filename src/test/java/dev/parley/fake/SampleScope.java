package dev.parley.fake;

import dev.parley.flow.Facts;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Scope;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowfile.text.Names;
import dev.parley.flowfile.text.Names.Kind;
import dev.parley.flowfile.text.Names.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A moment of a conversation with something of every kind in it, and the names that its flow declares.
public final class SampleScope {
    /// `score-now` was answered 3 with a reason, `why` in words, `which` with two options, `kilos` with a decimal;
    /// `other` was not asked.
    public static final Names NAMES = new Names(
            Map.of(
                    "score-now", question("score-now", Kind.WHOLE),
                    "why", question("why", Kind.WORDS),
                    "which", question("which", Kind.LIST),
                    "kilos", question("kilos", Kind.DECIMAL),
                    "other", question("other", Kind.WORDS),
                    "inner", question("details.inner", Kind.WORDS)),
            Set.of("brand", "count", "limit", "list"),
            Set.of("tier"));

    private SampleScope() {}

    /// On a channel, in a language.
    public static Scope of(Medium medium, Language language) {
        Facts facts = new Facts(contact(), event(), vars());
        Value.Fields answers = new Value.Fields(Map.of(
                "score-now", answer(Value.of(3), "detractor", "was late"),
                "why", answer(Value.of("the driver was late"), "", ""),
                "which", answer(new Value.Many(List.of(Value.of("App"), Value.of("Shop"))), "", ""),
                "kilos", answer(new Value.Numeric(new BigDecimal("2.50")), "", ""),
                "details.inner", answer(Value.of("deep"), "", "")));
        return new Scope(facts, answers, medium, language, Instant.parse("2026-03-02T10:30:00Z"));
    }

    private static Question question(String id, Kind kind) {
        return new Question(new StepId(id), kind, Names.Words.ANY);
    }

    private static Value.Fields answer(Value value, String band, String comment) {
        return new Value.Fields(Map.of("value", value, "band", Value.of(band), "comment", Value.of(comment)));
    }

    private static Value.Fields contact() {
        Map<String, Value> contact = new LinkedHashMap<>();
        contact.put("first_name", Value.of("ana MARÍA lópez"));
        contact.put("tier", Value.of("gold"));
        contact.put("age", Value.of(41));
        contact.put("vip", Value.of(true));
        contact.put("blank", Value.of("  "));
        contact.put("since", Value.of("2026-01-31"));
        contact.put("seen", new Value.Moment(Instant.parse("2026-03-01T23:30:00Z")));
        contact.put("timezone", Value.of("Europe/Madrid"));
        contact.put("html", Value.of("<b>R&D</b>"));
        contact.put("tricky", Value.of("{{ vars.brand }}\u202E!\u0007\nx"));
        return new Value.Fields(contact);
    }

    private static Value.Fields event() {
        Value item = new Value.Fields(Map.of("sku", Value.of("A1")));
        return new Value.Fields(Map.of(
                "total",
                new Value.Numeric(new BigDecimal("1234.5")),
                "whole",
                Value.of(20),
                "items",
                new Value.Many(List.of(item, item)),
                "placed",
                Value.of("2026-02-27T18:05:00+01:00")));
    }

    private static Value.Fields vars() {
        return new Value.Fields(Map.of(
                "brand", Value.of("Acme"), "count", Value.of(2), "limit", new Value.Numeric(new BigDecimal("0.5"))));
    }
}
