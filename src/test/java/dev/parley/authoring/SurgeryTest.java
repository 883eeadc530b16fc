package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Mark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Steps changed by forms: the text is what the author would have written, and their comments are still there.
class SurgeryTest {
    private static final String TEXT = """
            flow: coffee # ours
            steps:
              # How it tasted.
              - id: taste   # keep this name
                ask: >-
                  How was
                  the coffee?
                answer: csat # 1 to 5
                then:
                  # the sad ones
                  1-2:
                    - {id: why, ask: "Why, please?", answer: text} # open
                  5: [{say: Great.}, {say: Really.}]

              # Then we go.
              - say: Bye. # bye
              - end: See you.
            """;

    @Test
    void a_value_is_changed_in_its_place() {
        assertThat(put(4, 5, "answer", "nps")).isEqualTo(TEXT.replace("answer: csat #", "answer: nps #"));
        assertThat(put(4, 5, "ask", "How is it: good?"))
                .isEqualTo(TEXT.replace("ask: >-\n      How was\n      the coffee?\n", "ask: \"How is it: good?\"\n"));
        assertThat(put(12, 11, "ask", "Why, then?")).isEqualTo(TEXT.replace("Why, please?", "Why, then?"));
        assertThat(put(16, 5, "say", "Good bye.")).isEqualTo(TEXT.replace("Bye. #", "Good bye. #"));
    }

    @Test
    void a_key_is_added_and_taken_away() {
        String optional = put(4, 5, "optional", "true");
        assertThat(optional).contains("  5: [{say: Great.}, {say: Really.}]\n    optional: true\n\n  # Then");
        assertThat(operate(optional, 4, 5, new Operation.Put("optional", ""))).isEqualTo(TEXT);
        assertThat(put(12, 11, "retry", "1")).contains("answer: text, retry: 1} # open");
        assertThat(put(12, 11, "answer", "")).contains("ask: \"Why, please?\"} # open");
        assertThat(put(13, 11, "image", "https://example.com/a.png"))
                .contains("{say: Great., image: https://example.com/a.png}");
    }

    @Test
    void the_text_for_one_channel_is_changed_inside_of_its_question() {
        String text = TEXT.replace(
                "    ask: >-\n      How was\n      the coffee?\n",
                "    ask:\n      text: Well?\n      sms: Well? 1-5 # short\n");

        assertThat(operate(text, 4, 5, new Operation.Put("ask.sms", "And? 1-5")))
                .contains("      sms: And? 1-5 # short\n");
        assertThat(operate(text, 4, 5, new Operation.Put("ask.text", "And?"))).contains("      text: And?\n");
    }

    @Test
    void options_are_written_as_a_list() {
        assertThat(put(12, 11, "options", "Price\nTaste, and smell\n"))
                .contains("answer: text, options: [Price, \"Taste, and smell\"]}");
    }

    @Test
    void steps_change_places_with_their_comments() {
        String down = operate(TEXT, 16, 5, new Operation.Shift(false));
        assertThat(down).endsWith("  - end: See you.\n  # Then we go.\n  - say: Bye. # bye\n");
        assertThat(operate(TEXT, 17, 5, new Operation.Shift(true))).isEqualTo(down);
        assertThat(operate(TEXT, 13, 11, new Operation.Shift(false))).contains("[{say: Really.}, {say: Great.}]");
        assertThat(refused(4, 5, new Operation.Shift(true))).isEqualTo("It is at the end of its list already.");
    }

    @Test
    void steps_are_taken_away_and_added() {
        assertThat(operate(TEXT, 16, 5, new Operation.Remove()))
                .isEqualTo(TEXT.replace("  # Then we go.\n  - say: Bye. # bye\n", ""));
        assertThat(operate(TEXT, 13, 11, new Operation.Remove())).contains("5: [{say: Really.}]");
        assertThat(operate(TEXT, 16, 5, new Operation.Add("ces")))
                .contains("# bye\n  - {id: question-1, ask: \"How easy");
        assertThat(operate(TEXT, 13, 11, new Operation.Add("say")))
                .contains("[{say: Great.}, {say: Thank you.}, {say: Really.}]");
        assertThat(operate(TEXT.stripTrailing(), 17, 5, new Operation.Add("say")))
                .endsWith("See you.\n  - {say: Thank you.}\n");
        assertThat(refused(12, 11, new Operation.Remove())).startsWith("This is the only step of its list.");
    }

    @Test
    void branches_get_steps_and_are_made() {
        assertThat(inside("1-2", "say")).contains("# open\n        - {say: Thank you.}\n      5:");
        assertThat(inside("5", "say")).contains("{say: Really.}, {say: Thank you.}]");
        assertThat(inside("3-4", "text")).contains("Really.}]\n      3-4:\n        - {id: question-1, ask:");
        assertThat(operate(TEXT, 12, 11, new Operation.AddInside("else", "say")))
                .contains("answer: text, then: {else: [{say: Thank you.}]}} # open");
    }

    @Test
    void what_a_form_cannot_do_safely_is_refused_with_a_sentence() {
        assertThat(refused(4, 5, new Operation.Put("then", "x"))).startsWith("What stands here has parts of its own.");
        assertThat(refused(1, 1, new Operation.Remove())).startsWith("There is no step here any more.");
        assertThat(Surgery.operate("steps: [", new Mark(1, 1), new Operation.Remove()))
                .isInstanceOf(Operation.Outcome.Impossible.class);
        assertThat(refused(16, 5, new Operation.AddInside("yes", "say"))).startsWith("Only questions and conditions");
    }

    /// Whatever is done to any step of any flow: the text stays YAML, no other step changes, and comments survive.
    @Test
    void any_operation_on_any_step_leaves_the_rest_as_it_was() {
        Stream<Path> shipped = Samples.SHIPPED.stream().map(name -> Path.of("conversation-flows", name + ".yaml"));
        List<Path> files = Stream.concat(Golden.flows("good").stream(), shipped).toList();
        int done = 0;
        for (Path file : files) {
            String text = Golden.read(file);
            LoadedFlow before = load(file, text);
            for (Map.Entry<String, Mark> place : before.places().entrySet()) {
                for (Operation operation : operations()) {
                    Operation.Outcome outcome = Surgery.operate(text, place.getValue(), operation);
                    if (outcome instanceof Operation.Outcome.Done changed) {
                        done++;
                        isWhole(text, changed, operation, file + " " + place + " " + operation);
                    }
                }
            }
        }
        assertThat(done).isGreaterThan(500);
    }

    private static List<Operation> operations() {
        return List.of(
                new Operation.Shift(true),
                new Operation.Shift(false),
                new Operation.Add("nps"),
                new Operation.Add("say"),
                new Operation.AddInside("else", "text"),
                new Operation.Put("say", "Other: words, [and] {more} # here"),
                new Operation.Put("ask", "Is it \"good\"?"),
                new Operation.Put("optional", "true"),
                new Operation.Remove());
    }

    private static void isWhole(String text, Operation.Outcome.Done changed, Operation operation, String what) {
        assertThat(Layout.of(changed.source()))
                .as("%s%n%s", what, changed.source())
                .isPresent();
        List<String> comments = comments(text);
        if (operation instanceof Operation.Remove) {
            assertThat(comments).as(what).containsAll(comments(changed.source()));
        } else {
            assertThat(comments(changed.source())).as(what).containsAll(comments);
        }
        boolean isElsewhere = !(operation instanceof Operation.Remove);
        if (isElsewhere) {
            assertThat(Layout.of(changed.source()).orElseThrow().step(new Mark(changed.line(), changed.column())))
                    .as("%s: a step begins at %s:%s of%n%s", what, changed.line(), changed.column(), changed.source())
                    .isPresent();
        }
    }

    private static List<String> comments(String text) {
        List<String> found = new ArrayList<>();
        Matcher comment = Pattern.compile("(?m)(^|\\s)#\\s[^\"}\\]\\n]*$").matcher(text);
        while (comment.find()) {
            found.add(comment.group().strip());
        }
        found.sort(null);
        return found;
    }

    private static LoadedFlow load(Path file, String text) {
        return FlowLoader.load(file.toString(), text.getBytes(StandardCharsets.UTF_8), Includes.NONE);
    }

    private static String put(int line, int column, String key, String value) {
        return operate(TEXT, line, column, new Operation.Put(key, value));
    }

    private static String inside(String branch, String kind) {
        return operate(TEXT, 4, 5, new Operation.AddInside(branch, kind));
    }

    private static String operate(String text, int line, int column, Operation operation) {
        Operation.Outcome outcome = Surgery.operate(text, new Mark(line, column), operation);
        assertThat(outcome).isInstanceOf(Operation.Outcome.Done.class);
        return ((Operation.Outcome.Done) outcome).source();
    }

    private static String refused(int line, int column, Operation operation) {
        Operation.Outcome outcome = Surgery.operate(TEXT, new Mark(line, column), operation);
        assertThat(outcome).isInstanceOf(Operation.Outcome.Impossible.class);
        return ((Operation.Outcome.Impossible) outcome).why();
    }
}
