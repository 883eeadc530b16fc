package dev.parley.samples;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Plays a conversation from its beginning to its end. One thread.
final class SampleTalk {
    /// More turns than any survey has.
    private static final int TURNS = 60;

    private static final int NEVER_OF_100 = 34;
    private static final int LEAVE_OF_100 = 5;
    private static final int STOP_OF_1000 = 12;

    private final Engine engine;
    private final RandomGenerator chance;

    SampleTalk(Engine engine, RandomGenerator chance) {
        this.engine = engine;
        this.chance = chance;
    }

    /// What came of it: always something ended.
    ///
    /// @param today nothing ends later
    Conversation play(Flow flow, Origin origin, Facts facts, Respondent respondent, Instant today) {
        Conversation now = engine.start(flow, origin, facts).conversation();
        boolean isSilent = chance.nextInt(100) < NEVER_OF_100;
        Instant at = origin.startedAt();
        for (int turn = 0; turn < TURNS && now.status().isOpen() && !isSilent; turn++) {
            at = at.plus(pause(turn));
            now = turn(flow, now, respondent, at);
            isSilent = chance.nextInt(100) < LEAVE_OF_100;
        }
        return now.status().isOpen()
                ? now.ended(
                        Status.EXPIRED, earlier(at.plus(flow.start().timing().expire()), today))
                : now;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Conversation turn(Flow flow, Conversation now, Respondent respondent, Instant at) {
        Optional<Step> step = now.progress().at().flatMap(flow.program()::find);
        if (step.isPresent() && step.get() instanceof Step.Ask ask) {
            Input said = chance.nextInt(1000) < STOP_OF_1000 ? new Input.Said("stop") : respondent.answer(ask);
            return engine.advance(flow, now, said, at).conversation();
        }
        Advance passed = step.isPresent() && step.get() instanceof Step.Call
                ? engine.advance(flow, now, new Input.Called(Optional.empty()), at)
                : engine.advance(
                        flow, now, new Input.Tick(), engine.due(flow, now).orElse(at));
        return passed.conversation();
    }

    /// The first answer takes minutes to hours, the next ones less than a minute or two.
    private Duration pause(int turn) {
        double seconds = Math.exp(chance.nextGaussian() * 1.1 + (turn == 0 ? 6.2 : 3.2));
        return Duration.ofSeconds(Math.clamp(Math.round(seconds), 3L, 40_000L));
    }
}
