package dev.parley.flowtest;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.flow.Flow;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Plays tests against a flow. Safe for any thread.
public final class FlowTests {
    private final Playing.Stage stage;

    /// Plays with this engine.
    public FlowTests(Engine engine) {
        this(engine, UnaryOperator.identity());
    }

    /// Plays with this engine.
    ///
    /// @param betweenTurns what is done to a conversation between two turns, such as saving it and reading it back
    public FlowTests(Engine engine, UnaryOperator<Conversation> betweenTurns) {
        stage = new Playing.Stage(engine, betweenTurns);
    }

    /// What came of a file of tests.
    ///
    /// @param passed how many tests passed, of how many
    /// @param problems what is wrong with the file, and the first mismatch of each red test
    /// @param coverage what the tests reached
    public record Report(int passed, int total, List<Problem> problems, Coverage coverage) {
        public Report {
            problems = List.copyOf(problems);
        }

        /// Whether everything passed.
        public boolean isGreen() {
            return problems.stream().noneMatch(Problem::isError);
        }
    }

    /// Reads and plays a file of tests.
    ///
    /// @param file its name in problems
    public Report run(Flow flow, String file, byte[] content) {
        TestFile.Read read = TestFile.read(file, content);
        List<Problem> problems = new ArrayList<>(read.problems());
        Coverage coverage = Coverage.none();
        int passed = 0;
        for (FlowTest test : read.tests()) {
            Outcome outcome = play(flow, test, file);
            problems.addAll(outcome.problems());
            coverage = coverage.with(outcome.coverage());
            passed += outcome.problems().isEmpty() ? 1 : 0;
        }
        return new Report(
                passed,
                read.tests().size(),
                problems.stream().sorted(Problem.BY_PLACE).toList(),
                coverage);
    }

    /// What came of one test: nothing wrong if it passed, the conversation as it was at the end, and what it reached.
    public record Outcome(List<Problem> problems, Conversation end, Coverage coverage) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /// Plays one test up to its first mismatch.
    ///
    /// @param file the file's name in problems
    public Outcome play(Flow flow, FlowTest test, String file) {
        Problems problems = new Problems(file);
        SetupCheck.check(flow, test, problems);
        Playing playing = new Playing(stage, flow, test.setup());
        boolean matches = test.dialogue().stream().allMatch(line -> matches(playing, line, test, problems));
        if (matches) {
            more(playing, test, problems);
            Expected.check(flow, test, playing.conversation(), problems);
        }
        return new Outcome(problems.sorted(), playing.conversation(), playing.coverage());
    }

    private static boolean matches(Playing playing, FlowTest.Line line, FlowTest test, Problems problems) {
        return switch (line) {
            case FlowTest.Line.Bot bot -> said(playing, bot, test, problems);
            case FlowTest.Line.User user -> speaks(playing, user.at(), new Input.Said(user.text()), test, problems);
            case FlowTest.Line.Tap tap -> speaks(playing, tap.at(), new Input.Tapped(tap.value()), test, problems);
            case FlowTest.Line.After after -> {
                boolean quiet = !unexpected(playing, after.at(), test, problems);
                playing.after(after.time());
                yield quiet;
            }
        };
    }

    private static boolean said(Playing playing, FlowTest.Line.Bot bot, FlowTest test, Problems problems) {
        Optional<Effect.Send> message = playing.next();
        Pattern pattern = Pattern.of(bot.pattern());
        if (message.filter(said -> pattern.matches(said.text()) || pattern.matches(said.bare()))
                .isPresent()) {
            return true;
        }
        problems.error(
                bot.at(),
                in(test) + "expected " + quoted(bot.pattern()) + ", but Parley "
                        + message.map(said -> "said " + quoted(said.text())).orElse("said nothing"));
        return false;
    }

    private static boolean speaks(Playing playing, Mark at, Input input, FlowTest test, Problems problems) {
        if (unexpected(playing, at, test, problems)) {
            return false;
        }
        boolean wasOpen = playing.isOpen();
        Conversation before = playing.conversation();
        playing.happen(input);
        // What corrects the last score counts even then.
        if (!wasOpen && playing.conversation().equals(before)) {
            problems.error(at, in(test) + "the conversation is over by now: " + before.status());
            return false;
        }
        return true;
    }

    /// Reports a message that no line looked at.
    private static boolean unexpected(Playing playing, Mark at, FlowTest test, Problems problems) {
        Optional<Effect.Send> message = playing.next();
        message.ifPresent(
                said -> problems.error(at, in(test) + "before this, Parley also said " + quoted(said.text())));
        return message.isPresent();
    }

    /// Reports a message after the last line.
    private static void more(Playing playing, FlowTest test, Problems problems) {
        Mark end = test.dialogue().isEmpty()
                ? test.at()
                : test.dialogue().getLast().at();
        playing.next()
                .ifPresent(
                        said -> problems.error(end, in(test) + "after this, Parley also said " + quoted(said.text())));
    }

    static String in(FlowTest test) {
        return "test '" + test.name() + "': ";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }
}
