package dev.parley.hook;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.followup.Case;
import dev.parley.followup.CaseFields;
import dev.parley.followup.Followed;
import dev.parley.followup.Sink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes events of what turns wrote and of what happens with cases. Their ids follow from what is stored, so that
/// whatever is followed twice is told once. Safe for any thread; blocks.
public final class Announcer implements Sink {
    private final Tellings tellings;

    /// @param tellings where they are kept until they are told
    public Announcer(Tellings tellings) {
        this.tellings = tellings;
    }

    @Override
    public void follow(Followed followed) {
        if (tellings.isWanted()) {
            of(followed).forEach(tellings::tell);
        }
    }

    @Override
    public void follow(Case changed) {
        if (tellings.isWanted()) {
            of(changed).forEach(tellings::tell);
        }
    }

    static List<Happening> of(Followed followed) {
        Conversation talk = followed.conversation();
        List<Happening> found = new ArrayList<>();
        for (Answer answer : talk.history().answers()) {
            if (answer.isGiven()) {
                found.add(answer(talk, answer));
            }
        }
        Instant changed = talk.progress().clock().changedAt();
        if (!talk.status().isOpen()) {
            Value.Fields data = about(talk)
                    .with("status", Value.of(talk.status().word()))
                    .with("startedAt", new Value.Moment(talk.origin().startedAt()))
                    .with("endedAt", new Value.Moment(changed))
                    .with(
                            "answers",
                            new Value.Many(talk.history().answers().stream()
                                    .filter(Answer::isGiven)
                                    .map(Announcer::fields)
                                    .map(Value.class::cast)
                                    .toList()));
            found.add(new Happening(id("end", talk, ""), EventType.CONVERSATION_COMPLETED, changed, data));
        }
        followed.optedOut().ifPresent(at -> found.add(stopped(talk, at)));
        return found;
    }

    /// Each stop once, in a conversation or long after its end.
    private static Happening stopped(Conversation talk, Instant at) {
        Value.Fields data = person(talk)
                .with("channel", Value.of(talk.origin().voice().medium().word()));
        String id = id("stop", talk, String.valueOf(at.toEpochMilli()));
        return new Happening(id, EventType.CONTACT_OPTED_OUT, at, data);
    }

    private static Happening answer(Conversation talk, Answer answer) {
        boolean isScore = answer.value() instanceof Value.Numeric
                && !answer.rating().scale().isEmpty();
        Instant at = answer.evidence().at();
        return new Happening(
                id("answer", talk, answer.step() + "-" + at.toEpochMilli()),
                isScore ? EventType.RATING_RECORDED : EventType.ANSWER_RECORDED,
                at,
                new Value.Fields(merged(about(talk), fields(answer))));
    }

    private static java.util.Map<String, Value> merged(Value.Fields one, Value.Fields other) {
        java.util.Map<String, Value> all = new java.util.LinkedHashMap<>(one.fields());
        all.putAll(other.fields());
        return all;
    }

    private static Value.Fields fields(Answer answer) {
        Value.Fields fields = Value.Fields.NONE
                .with("step", Value.of(answer.step().value()))
                .with("value", answer.value())
                .with("scale", Value.of(answer.rating().scale()))
                .with("band", Value.of(answer.rating().band()))
                .with("comment", Value.of(answer.comment()))
                .with("at", new Value.Moment(answer.evidence().at()));
        String before = answer.evidence().before();
        return before.isEmpty() ? fields : fields.with("before", Value.of(before));
    }

    private static Value.Fields about(Conversation talk) {
        return person(talk)
                .with("flow", Value.of(talk.origin().revision().flow().value()))
                .with("revision", Value.of(talk.origin().revision().hash()))
                .with("channel", Value.of(talk.origin().voice().medium().word()))
                .with("language", Value.of(talk.origin().voice().language().tag()));
    }

    /// The person by the caller's own id for them, if they have one; nothing else about them.
    private static Value.Fields person(Conversation talk) {
        Value.Fields fields =
                Value.Fields.NONE.with("conversation", Value.of(talk.id().value()));
        String external = talk.facts().contact().get("external_id").shown();
        return external.isEmpty() ? fields : fields.with("externalId", Value.of(external));
    }

    static List<Happening> of(Case one) {
        List<Happening> found = new ArrayList<>();
        for (Case.Event event : one.events()) {
            EventType.ofCase(event.kind()).ifPresent(type -> {
                String id = "case-" + one.id() + "-" + event.kind() + "-"
                        + event.at().toEpochMilli();
                found.add(new Happening(id, type, event.at(), of(one, event)));
            });
        }
        return found;
    }

    /// The case as it is now without its history, and who did what.
    private static Value.Fields of(Case one, Case.Event event) {
        return CaseFields.of(one)
                .with("events", Value.Missing.VALUE)
                .with("person", Value.Missing.VALUE)
                .with("words", Value.Missing.VALUE)
                .with("by", Value.of(event.by()))
                .with("text", Value.of(event.kind().equals("replied") ? "" : event.text()));
    }

    /// Steps without a name of their own have one with `#` and dots.
    private static String id(String kind, Conversation talk, String rest) {
        String id = kind + "-" + talk.id() + (rest.isEmpty() ? "" : "-" + rest);
        return id.replace('.', '_').replace('#', '_');
    }
}
