package dev.parley.hook;

import dev.parley.flow.Value;
import dev.parley.followup.Parts;
import dev.parley.kit.Word;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Endpoints and what is told to them as named values, for the store and for the API. Secrets are sealed where they are
/// stored.
public final class HookFields {
    private static final int ANY = Integer.MAX_VALUE;

    private HookFields() {}

    /// What the API shows of an endpoint: no secret.
    public static Value.Fields shown(Endpoint one, Instant now) {
        Endpoint.Health health = one.health();
        Value.Fields fields = Value.Fields.NONE
                .with("id", Value.of(one.id()))
                .with("version", Value.of(one.version()))
                .with("url", Value.of(one.url().toString()))
                .with("events", texts(one.wants()))
                .with("enabled", Value.of(health.disabled().isEmpty()))
                .with("secrets", Value.of(one.keys().at(now).size()))
                .with("since", new Value.Moment(health.since()));
        Value.Fields failing = health.failing()
                .map(at -> fields.with("failing", new Value.Moment(at)))
                .orElse(fields);
        return health.disabled()
                .map(why -> failing.with("disabled", Value.of(why)))
                .orElse(failing);
    }

    static Value.Fields stored(Endpoint one, UnaryOperator<String> seal) {
        return shown(one, Instant.MAX)
                .with("secret", Value.of(seal.apply(one.keys().secret())))
                .with(
                        "before",
                        Value.of(
                                one.keys().before().isEmpty()
                                        ? ""
                                        : seal.apply(one.keys().before())))
                .with("beforeUntil", new Value.Moment(one.keys().beforeUntil()));
    }

    static Endpoint endpoint(Value.Fields stored, UnaryOperator<String> open) {
        return Parts.stored(stored, parts -> endpoint(parts, open), one -> "endpoint " + one.id());
    }

    private static Endpoint endpoint(Parts parts, UnaryOperator<String> open) {
        String before = parts.text("before", ANY);
        return new Endpoint(
                parts.needed("id", ANY),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                URI.create(parts.needed("url", ANY)),
                parts.texts("events", ANY),
                new Endpoint.Keys(
                        open.apply(parts.needed("secret", ANY)),
                        before.isEmpty() ? "" : open.apply(before),
                        parts.at("beforeUntil").orElse(Instant.EPOCH)),
                new Endpoint.Health(
                        parts.at("since").orElse(Instant.EPOCH),
                        parts.at("failing"),
                        Optional.of(parts.text("disabled", ANY)).filter(why -> !why.isEmpty())));
    }

    /// What the API shows of something told.
    static Value.Fields shown(Telling one) {
        Value.Fields fields = Value.Fields.NONE
                .with("id", Value.of(one.key().event()))
                .with("endpoint", Value.of(one.key().endpoint()))
                .with("type", Value.of(one.content().type()))
                .with("state", Value.of(Word.of(one.stand())))
                .with("born", new Value.Moment(one.content().born()))
                .with(
                        "attempts",
                        new Value.Many(
                                one.attempts().stream().map(HookFields::attempt).toList()));
        return one.next().map(at -> fields.with("next", new Value.Moment(at))).orElse(fields);
    }

    static Value.Fields stored(Telling one) {
        return shown(one)
                .with("version", Value.of(one.version()))
                .with("body", Value.of(one.content().body()));
    }

    static Telling telling(Value.Fields stored) {
        return Parts.stored(stored, HookFields::telling, one -> "telling " + one.id());
    }

    private static Telling telling(Parts parts) {
        return new Telling(
                new Telling.Key(parts.needed("endpoint", ANY), parts.needed("id", ANY)),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                new Telling.Content(
                        parts.needed("type", ANY),
                        parts.needed("body", ANY),
                        parts.at("born").orElse(Instant.EPOCH)),
                parts.word("state", Telling.Stand.class),
                parts.at("next"),
                parts.objects("attempts").stream().map(HookFields::attempt).toList());
    }

    private static Value attempt(Telling.Attempt attempt) {
        return Value.Fields.NONE
                .with("at", new Value.Moment(attempt.at()))
                .with("status", Value.of(attempt.status()))
                .with("trouble", Value.of(attempt.trouble()))
                .with("millis", Value.of(attempt.millis()));
    }

    private static Telling.Attempt attempt(Parts parts) {
        return new Telling.Attempt(
                parts.at("at").orElse(Instant.EPOCH),
                Math.toIntExact(parts.whole("status", 0, 0, 999)),
                parts.text("trouble", ANY),
                parts.whole("millis", 0, 0, Long.MAX_VALUE));
    }

    private static Value texts(List<String> texts) {
        return new Value.Many(texts.stream().map(Value::of).toList());
    }
}
