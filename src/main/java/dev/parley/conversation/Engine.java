package dev.parley.conversation;

import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.reply.ReplyReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Advances conversations: a pure function of the flow, the conversation so far, what happened and when. Safe for any
/// thread.
public final class Engine {
    /// No author can give this id.
    private static final StepId PROMISE = new StepId("#anonymous");

    private final Hearing hearing;
    private final Timetable timetable;
    private final Walk walk;
    private final Phrases phrases;

    /// An engine that understands replies with this reader and asks back with these phrases.
    public Engine(ReplyReader reader, Phrases phrases) {
        this.phrases = phrases;
        walk = new Walk();
        timetable = new Timetable(walk);
        hearing = new Hearing(reader, new AskingBack(phrases), walk);
    }

    /// The first turn: runs until a question waits or the flow is at its end.
    public Advance start(Flow flow, Origin origin, Facts facts) {
        Facts given = facts.withVars(merged(flow.defaults().vars(), facts.vars()));
        Draft draft = new Draft(
                flow,
                new Conversation(origin, given, Progress.begin(origin.startedAt()), History.EMPTY),
                origin.startedAt());
        if (origin.voice().inConfidence()) {
            promise(draft);
        }
        walk.from(draft, flow.program().first());
        return draft.done();
    }

    /// Who is to speak freely has to know that they may, before the first question.
    private void promise(Draft draft) {
        Origin.Voice voice = draft.state().origin().voice();
        draft.flow()
                .about()
                .anonymity()
                .ifPresent(it -> draft.say(
                        PROMISE,
                        phrases.text(PhraseKey.ANONYMOUS, voice.language(), String.valueOf(it.minimumGroup()))));
    }

    /// The next turn. What the clock owes is done first: a reply that comes after the end of its survey finds it
    /// expired and changes nothing else. An ended conversation stays as it is, unless the person soon corrects
    /// their score: then it goes on where the new one leads.
    ///
    /// @param flow the revision the conversation began with
    /// @throws IllegalArgumentException if it is another flow
    public Advance advance(Flow flow, Conversation conversation, Input input, Instant now) {
        if (!flow.revision().equals(conversation.origin().revision())) {
            throw new IllegalArgumentException("conversation " + conversation.id() + " runs on "
                    + conversation.origin().revision() + ", not on " + flow.revision());
        }
        Draft draft = new Draft(flow, conversation, now);
        if (draft.isOpen()) {
            happen(draft, input);
        } else if (input instanceof Input.Said said && isFresh(conversation, now)) {
            hearing.saidAfterwards(draft, Limits.cut(said.text()));
        }
        return draft.done();
    }

    /// When the clock has something to do next; empty for ended conversations and for those that wait for ever.
    public Optional<Instant> due(Flow flow, Conversation conversation) {
        return timetable.next(flow, conversation, true);
    }

    /// Whether an open conversation can go on on another revision of its flow, and how it stands there. Nothing is
    /// said, and no reminder that was due before is sent for it.
    ///
    /// @param old the revision it runs on
    /// @throws IllegalArgumentException if it has ended, or runs on another revision or flow
    public Move move(Conversation conversation, Flow old, Flow next, Instant now) {
        boolean isFit = conversation.status().isOpen()
                && old.revision().equals(conversation.origin().revision())
                && old.id().equals(next.id());
        if (!isFit) {
            throw new IllegalArgumentException(
                    "conversation " + conversation.id() + " cannot be moved from " + old.id() + " to " + next.id());
        }
        Move move = new Mover(conversation, old, next).move();
        return move instanceof Move.Goes goes ? timetable.moved(next, goes, now) : move;
    }

    /// A question's options in the order the person of this conversation sees them; none where there are none.
    public static List<Option> shown(Conversation conversation, Step.Ask ask) {
        return Prompts.shown(conversation, ask);
    }

    /// Whether a conversation came to its own end not long ago, and is no longer than it may be.
    private static boolean isFresh(Conversation ended, Instant now) {
        return ended.status().isOfFlow()
                && ended.progress()
                        .clock()
                        .changedAt()
                        .plus(Limits.SECOND_THOUGHTS)
                        .isAfter(now)
                && ended.history().transcript().size() < Limits.TURNS;
    }

    private void happen(Draft draft, Input input) {
        timetable.catchUp(draft);
        if (!draft.isOpen()) {
            return;
        }
        switch (input) {
            case Input.Tick tick -> timetable.remind(draft);
            case Input.Unheard unheard -> timetable.passOver(draft);
            case Input.Said said -> hearing.said(draft, Limits.cut(said.text()));
            case Input.Tapped tapped -> hearing.tapped(draft, tapped.value());
            case Input.Amended amended -> hearing.amended(draft, amended.step(), amended.value());
            case Input.Edited edited -> hearing.edited(draft, edited.step(), Limits.cut(edited.text()));
            case Input.Called called -> walk.called(draft, called);
        }
        draft.stopIfTooLong();
    }

    private static dev.parley.flow.Value.Fields merged(
            dev.parley.flow.Value.Fields defaults, dev.parley.flow.Value.Fields given) {
        dev.parley.flow.Value.Fields all = defaults;
        for (var field : given.fields().entrySet()) {
            all = all.with(field.getKey(), field.getValue());
        }
        return all;
    }
}
