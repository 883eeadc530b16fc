package dev.parley.followup;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.inbox.LaneId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Cases as named values, the same for the store and for the API. Reading what was written gives an equal case, times
/// in milliseconds.
public final class CaseFields {
    private static final int ANY = Integer.MAX_VALUE;

    private CaseFields() {}

    /// The case as values; the store keeps some more for its indexes.
    public static Value.Fields of(Case one) {
        Case.Handling handling = one.handling();
        Case.About about = one.about();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(one.id().value()));
        fields.put("version", Value.of(one.version()));
        fields.put("state", Value.of(handling.state().word()));
        fields.put("queue", Value.of(handling.queue()));
        fields.put("owner", Value.of(handling.owner()));
        fields.put("priority", Value.of(handling.priority().word()));
        fields.put("cause", Value.of(handling.cause()));
        fields.put("flow", Value.of(about.flow().value()));
        fields.put("channel", Value.of(about.channel()));
        fields.put("conversation", Value.of(about.conversation().value()));
        said(fields, about.said());
        times(fields, handling.times());
        fields.put(
                "reasons",
                new Value.Many(one.reasons().stream().map(CaseFields::reason).toList()));
        fields.put(
                "events",
                new Value.Many(one.events().stream().map(CaseFields::event).toList()));
        return new Value.Fields(fields);
    }

    private static void said(Map<String, Value> fields, Case.Snapshot said) {
        fields.put("person", Value.of(said.person()));
        fields.put("scale", Value.of(said.scale()));
        fields.put("score", Value.of(said.score()));
        fields.put("band", Value.of(said.band()));
        fields.put("words", Value.of(said.words()));
    }

    private static void times(Map<String, Value> fields, Case.Times times) {
        fields.put("opened", new Value.Moment(times.opened()));
        fields.put("due", new Value.Moment(times.due()));
        fields.put("heard", new Value.Moment(times.heard()));
        times.replied().ifPresent(at -> fields.put("replied", new Value.Moment(at)));
        times.wake().ifPresent(at -> fields.put("wake", new Value.Moment(at)));
        times.closed().ifPresent(at -> fields.put("closed", new Value.Moment(at)));
        times.escalated().ifPresent(at -> fields.put("escalated", new Value.Moment(at)));
    }

    private static Value reason(Case.Reason reason) {
        return Value.Fields.NONE
                .with("key", Value.of(reason.key()))
                .with("text", Value.of(reason.text()))
                .with("at", new Value.Moment(reason.at()))
                .with("withdrawn", Value.of(reason.withdrawn()));
    }

    private static Value event(Case.Event event) {
        return Value.Fields.NONE
                .with("kind", Value.of(event.kind()))
                .with("by", Value.of(event.by()))
                .with("text", Value.of(event.text()))
                .with("at", new Value.Moment(event.at()));
    }

    /// What the store keeps: beside the case the line to the person, when the clock has something to do with it, and
    /// in what order lists show it.
    static Value.Fields stored(Case one) {
        Value.Fields fields =
                of(one).with("lane", Value.of(one.about().lane().value())).with("order", new Value.Moment(order(one)));
        return one.next().map(at -> fields.with("next", new Value.Moment(at))).orElse(fields);
    }

    /// By which time lists show it: when it was closed, when it comes back, when it is due.
    static Instant order(Case one) {
        Case.Times times = one.handling().times();
        return times.closed().or(times::wake).orElse(times.due());
    }

    /// Reads what {@link #stored} wrote.
    ///
    /// @throws IllegalStateException if it has another shape
    static Case from(Value.Fields stored) {
        return Parts.stored(stored, CaseFields::from, one -> "case " + one.id());
    }

    private static Case from(Parts parts) {
        return new Case(
                new CaseId(parts.needed("id", ANY)),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                about(parts),
                handling(parts, times(parts)),
                parts.objects("reasons").stream().map(CaseFields::reason).toList(),
                parts.objects("events").stream().map(CaseFields::event).toList());
    }

    private static Case.About about(Parts parts) {
        return new Case.About(
                new LaneId(parts.needed("lane", ANY)),
                new ConversationId(parts.needed("conversation", ANY)),
                new FlowId(parts.needed("flow", ANY)),
                parts.text("channel", ANY),
                new Case.Snapshot(
                        parts.text("person", ANY),
                        parts.text("scale", ANY),
                        parts.text("score", ANY),
                        parts.text("band", ANY),
                        parts.text("words", ANY)));
    }

    private static Case.Handling handling(Parts parts, Case.Times times) {
        return new Case.Handling(
                Case.State.of(parts.text("state", ANY)).orElse(Case.State.OPEN),
                parts.text("queue", ANY),
                parts.text("owner", ANY),
                Priority.of(parts.text("priority", ANY)).orElse(Priority.NORMAL),
                times,
                parts.text("cause", ANY));
    }

    private static Case.Times times(Parts parts) {
        return new Case.Times(
                needed(parts, "opened"),
                needed(parts, "due"),
                needed(parts, "heard"),
                parts.at("replied"),
                parts.at("wake"),
                parts.at("closed"),
                parts.at("escalated"));
    }

    private static Case.Reason reason(Parts parts) {
        return new Case.Reason(
                parts.text("key", ANY), parts.text("text", ANY), needed(parts, "at"), parts.truth("withdrawn", false));
    }

    private static Case.Event event(Parts parts) {
        return new Case.Event(
                parts.text("kind", ANY), parts.text("by", ANY), parts.text("text", ANY), needed(parts, "at"));
    }

    private static Instant needed(Parts parts, String name) {
        Optional<Instant> at = parts.at(name);
        if (at.isEmpty()) {
            parts.fault(name, "is missing");
        }
        return at.orElse(Instant.EPOCH);
    }
}
