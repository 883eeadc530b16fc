package dev.parley.flowtest;

import dev.parley.conversation.Origin;
import dev.parley.flow.Facts;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One dialogue that a flow must get right.
///
/// @param at where it begins in its file
/// @param expect what must be stored at its end
public record FlowTest(String name, Mark at, Setup setup, List<Line> dialogue, List<Expectation> expect) {
    /// When a conversation begins that does not say: a Monday morning; a test that cares about the time says its own.
    public static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    public FlowTest {
        dialogue = List.copyOf(dialogue);
        expect = List.copyOf(expect);
    }

    /// With whom, where and when the conversation is held, and what integrations answer by their names.
    ///
    /// @param chance stands for the person where chance decides, and for how often they were asked before
    public record Setup(Facts facts, Voice voice, Instant now, Origin.Chance chance, Map<String, Value.Fields> calls) {
        public Setup {
            calls = Map.copyOf(calls);
        }
    }

    /// The channel, and the language if it is not the flow's own.
    public record Voice(Medium medium, Optional<Language> language) {}

    /// What must be stored: under `status`, `case`, `notify`, a step's id, `ID.comment`, `ID.band`, `contact.FIELD` or
    /// `vars.FIELD`.
    public record Expectation(Mark at, String key, Value value) {}

    /// One line of a dialogue.
    public sealed interface Line {
        /// Where it stands in its file.
        Mark at();

        /// Parley says this; `*` stands for anything.
        record Bot(Mark at, String pattern) implements Line {}

        /// The person writes this.
        record User(Mark at, String text) implements Line {}

        /// The person uses a control.
        record Tap(Mark at, Value value) implements Line {}

        /// Time passes.
        record After(Mark at, Duration time) implements Line {}
    }
}
