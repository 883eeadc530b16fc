package dev.parley.fake;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Phrases;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.reply.StandardReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// People who answer a small survey through the real engine, each on their lane. One thread.
public final class SumTalks {
    /// What they are asked.
    public static final Flow FLOW = TestFlows.of("""
            flow: sums
            segments: [store]
            expire: 24h
            steps:
              - id: recommend
                ask: How likely?
                answer: nps
                then:
                  detractor:
                    - {id: why, ask: Why?, answer: text, optional: true}
              - {id: ease, ask: How easy?, answer: ces, optional: true}
              - {id: bye, end: Bye}
            """);
    /// What they may say.
    public static final List<String> WORDS =
            List.of("9", "0", "6", "7 it was fine", "10", "sorry, I meant 2", "sorry, I meant 9", "skip", "5", "stop");

    private static final Engine ENGINE = new Engine(StandardReader.create(), Phrases.builtIn());
    private static final LaneIds IDS = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));

    private final LaneStore lanes;
    private final InstantSource clock;

    /// On these lanes.
    public SumTalks(LaneStore lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /// The survey, published.
    public static PublishedFlows flows() {
        PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
        flows.publish(List.of(FLOW));
        return flows;
    }

    /// Somebody is asked, in place of what they were asked before.
    ///
    /// @param shop where they were; "" if nobody knows
    public void begin(String their, String shop) {
        Lane before = lane(their);
        Value.Fields event = shop.isEmpty() ? Value.Fields.NONE : Value.Fields.NONE.with("store", Value.of(shop));
        Origin origin = new Origin(
                LaneIds.conversation(before.id(), Math.toIntExact(before.version()) + 1),
                FLOW.revision(),
                new Origin.Voice(Medium.SMS, new Language("en")),
                clock.instant(),
                new Origin.Chance(1, 1));
        Advance begun = ENGINE.start(FLOW, origin, new Facts(Value.Fields.NONE, event, Value.Fields.NONE));
        before.talk()
                .current()
                .map(one -> one.status().isOpen() ? one.ended(Status.REPLACED, clock.instant()) : one)
                .ifPresent(ended -> lanes.archive(before, ended));
        commit(before, begun.conversation());
    }

    /// They say something, if they are asked.
    public void say(String their, String words) {
        change(their, one -> ENGINE.advance(FLOW, one, new Input.Said(words), clock.instant()));
    }

    /// The clock does what it does.
    public void tick(String their) {
        change(their, one -> ENGINE.advance(FLOW, one, new Input.Tick(), clock.instant()));
    }

    /// What they are asked now, or were last.
    public Conversation current(String their) {
        return lane(their).talk().current().orElseThrow();
    }

    private void change(String their, Function<Conversation, Advance> change) {
        Lane before = lane(their);
        before.open().ifPresent(one -> commit(before, change.apply(one).conversation()));
    }

    private Lane lane(String their) {
        Parties parties = new Parties("sms", "+15550111", their);
        LaneId id = IDS.of(parties);
        return lanes.fresh(id).orElseGet(() -> Lane.fresh(id, parties));
    }

    private void commit(Lane before, Conversation conversation) {
        lanes.commit(new Lane(
                before.id(),
                new Lane.Stamp(before.version() + 1, Optional.empty()),
                before.contact(),
                new Lane.Talk(
                        Optional.of(conversation),
                        before.talk().rounds(),
                        before.talk().starts()),
                Lane.Mail.NONE));
    }
}
