package dev.parley.store;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.History;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Rating;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.Facts;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.NotifyTargets;
import dev.parley.flow.Revision;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversations with something in every field.
final class Samples {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    private Samples() {}

    static Conversation conversation(String id, Instant startedAt, Status status) {
        return new Conversation(origin(id, startedAt, false), facts(), progress(startedAt, status), history(startedAt));
    }

    /// One of an anonymous flow, open.
    static Conversation inConfidence(String id, Instant startedAt) {
        return new Conversation(
                origin(id, startedAt, true), facts(), progress(startedAt, Status.OPEN), history(startedAt));
    }

    private static Origin origin(String id, Instant startedAt, boolean inConfidence) {
        return new Origin(
                new ConversationId(id),
                Revision.parse("after-purchase@0123456789ab"),
                new Origin.Voice(Medium.SLACK, new Language("pt-BR"), inConfidence),
                startedAt,
                new Origin.Chance(-42, 3));
    }

    private static Facts facts() {
        Value.Fields contact = Value.Fields.NONE
                .with("first.name", Value.of("Ana $ \u0000 \uD83D\uDE42"))
                .with("$tier", Value.of(7))
                .with("since", new Value.Moment(START))
                .with("vip", Value.of(true));
        Value.Fields event = Value.Fields.NONE
                .with("total", new Value.Numeric(new BigDecimal("19.990")))
                .with("huge", new Value.Numeric(new BigDecimal("123456789012345678901234567890")))
                .with("items", new Value.Many(List.of(Value.of("a"), Value.of(Long.MAX_VALUE), contact)));
        return new Facts(contact, event, Value.Fields.NONE.with("brand", Value.of("")));
    }

    private static Progress progress(Instant at, Status status) {
        StepId step = new StepId("recommend");
        return new Progress(
                status,
                status.isOpen() ? Optional.of(step) : Optional.empty(),
                new Progress.Patience(2, Optional.of(step)),
                new Progress.Detours(
                        Map.of(new StepId("#2"), List.of(step, new StepId("ease"))),
                        Optional.of(new Progress.Return(step, new StepId("ease")))),
                new Progress.Clock(at, 1, at.plusSeconds(60)));
    }

    private static History history(Instant at) {
        StepId step = new StepId("recommend");
        Answer.Evidence evidence = new Answer.Evidence(at, "digit", "9");
        return new History(
                List.of(Turn.sent("recommend", "How likely?", at), Turn.said("recommend", "3 <b>", "digit", at)),
                List.of(
                        new Answer(step, Value.of(3), new Rating("nps", "detractor"), "late", evidence),
                        new Answer(new StepId("ease"), Value.Missing.VALUE, Rating.NONE, "", evidence)),
                List.of(
                        new Effect.OpenCase(
                                step, at, "care", new Effect.CaseDetails("", "kim", "high", Instant.EPOCH, "Call")),
                        new Effect.Notify(
                                step,
                                at,
                                "Look",
                                new NotifyTargets(List.of("#x"), List.of(), List.of("a@example.com"))),
                        new Effect.Call(step, at, "crm", Map.of("a.b", "1"), Duration.ofSeconds(7)),
                        new Effect.SaveContact(step, at, "tier", Value.of("gold")),
                        new Effect.OptOut(step, at),
                        new Effect.Withdraw(step, at)));
    }
}
