package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.channel.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    /// The limits of Slack's reference.
    @ParameterizedTest
    @CsvSource({
        "nps, 0, 10, button",
        "csat, 1, 5, button",
        "ces, 1, 7, button",
        "rating, 1, 5, button",
        "rating, 0, 100, static_select",
        "rating, 1, 24, button",
        "rating, 1, 25, static_select",
        "choice, 1, 5, button",
        "choice, 1, 6, static_select",
        "choice, 1, 50, static_select",
        "choices, 1, 10, checkboxes",
        "choices, 1, 11, multi_static_select",
        "choices, 1, 50, multi_static_select",
        "text, 0, -1, button",
        "date, 0, -1, datepicker"
    })
    void every_question_keeps_within_the_limits_of_blocks(String type, int from, int till, String control) {
        ArrayNode blocks = Card.open("How?", question(type, from, till));

        assertThat(blocks.toString()).contains("\"type\":\"" + control + "\"");
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        for (JsonNode actions : blocks) {
            assertThat(actions.path("elements").size()).isLessThanOrEqualTo(25);
            assertThat(actions.findValuesAsText("action_id")).doesNotHaveDuplicates();
            for (JsonNode one : actions.path("elements")) {
                boolean isButton = one.path("type").asText().equals("button");
                assertThat(one.path("accessibility_label").asText()).hasSizeBetween(isButton ? 1 : 0, 75);
            }
        }
        assertThat(blocks.findValuesAsText("block_id")).contains("talk-1/step").doesNotHaveDuplicates();
        blocks.findValues("options")
                .forEach(options -> assertThat(options.size()).isBetween(1, 100));
        blocks.findValuesAsText("value").forEach(value -> assertThat(value).hasSizeBetween(1, 75));
        assertThat(blocks.toString().length()).isLessThan(13_200);
    }

    @Test
    void the_ends_of_a_scale_are_told_in_words_and_each_button_to_screen_readers() {
        String blocks = Card.open("How?", question("nps", 0, 10)).toString();

        assertThat(blocks)
                .contains("0 = not at all likely  ·  10 = extremely likely", "\"0 of 10, not at all likely\"")
                .contains("\"text\":\"10\"");
        assertThat(Card.open("How?", question("csat", 1, 5)).toString())
                .contains("😍 Very satisfied", "\"5 of 5, Very satisfied\"");
        assertThat(Card.open("How?", question("rating", 1, 5)).toString()).contains("★★★★★");
    }

    @Test
    void each_button_says_what_it_does_in_the_surveys_language() {
        Question question = question("nps", 0, 10);
        Question german = new Question(question.ref(), "nps", "de", true, question.choices());
        assertThat(Card.open("Wie *war* es?", german).toString())
                .contains("\"9 von 10\"", "\"10 von 10, äußerst wahrscheinlich\"", "\"Überspringen: Wie war es?\"");
        assertThat(Card.open("Why?", question("text", 0, -1)).toString()).contains("\"Write a longer answer: Why?\"");
        assertThat(Card.settled("Why?", "r/s", "So.", Words.of("en")).toString())
                .contains("\"Change: So.\"");
    }

    @Test
    void an_answer_is_shown_as_words_and_never_as_mark_up() {
        assertThat(Card.settled("How?", "r/s", "<!channel> *9*", Words.of("de")).toString())
                .contains("Ihre Antwort: *&lt;!channel&gt;  9 *", "Ändern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar", "cs", "da", "de", "es", "fi", "fr", "hi", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv", "tr",
                "uk", "zh"
            })
    void every_language_has_all_words_within_slacks_limits(String language) {
        assertThat(Words.of(language).names()).isEqualTo(Words.of("en").names());
        assertThat(Words.of(language).get("scale")).contains("{0}", "{1}");
        for (String title : List.of("form", "submit", "cancel", "alert.form", "alert.done")) {
            assertThat(Words.of(language).get(title)).hasSizeBetween(1, 24);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "9 &amp; counting :tada:~9 & counting 🎉",
                ":star::star::star:~⭐⭐⭐",
                ":thumbsup::skin-tone-3:~👍",
                "10:30 and :not_an_emoji_of_ours:~10:30 and :not_an_emoji_of_ours:",
                "<tel:+15550100|555 0100> or <mailto:a@example.com|a@example.com>~555 0100 or a@example.com",
                "<https://example.com/a?b&amp;c>~https://example.com/a?b&c",
                "<@U024BE7LH> <#C1|general> <!here>~@U024BE7LH #general @here",
                "&lt;b&gt; &amp;amp;~<b> &amp;",
                "a < b~a < b",
                "*stop*~stop",
                "_help_~help",
                "`9`~9",
                "```9```~9",
                "*_stop_*~stop",
                "*9*, because of _you_!~9, because of you!",
                "*:star:*~⭐",
                "2*3*4 and my_flow_name~2*3*4 and my_flow_name",
                "* one * two~* one * two",
                "*** *_*~*** *_*",
                "<https://example.com/_a_/b>~https://example.com/_a_/b"
            })
    void words_are_read_as_they_were_written(String slack, String heard) {
        assertThat(SlackText.heard(slack)).isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "_a", "`a", "~a", "*a _a `a ~", "*_`~", "~ ~"})
    void long_texts_full_of_marks_are_read_at_once(String marks) {
        String text = "*" + marks.repeat(100_000);
        assertThat(SlackText.heard(text)).isNotEmpty();
        assertThat(SlackText.heard(marks + "a".repeat(500_000))).hasSize(500_000 + marks.length());
    }

    @ParameterizedTest
    @CsvSource({"~stop~, stop", "*~stop~*, stop", "~bad~ good, ~bad~ good", "~*9*~, 9", "~~, ~~"})
    void what_is_struck_out_is_said_only_if_nothing_else_is(String slack, String heard) {
        assertThat(SlackText.heard(slack)).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "R&D <3~R&amp;D &lt;3",
                "&lt;b&gt; stays &amp; so~&lt;b&gt; stays &amp; so",
                "<https://example.com/x|review us> please~<https://example.com/x|review us> please",
                "<!channel> <!everyone|x>~&lt;!channel&gt; &lt;!everyone|x&gt;",
                "<@U024BE7LH> hi~<@U024BE7LH> hi",
                "<javascript:alert(1)|x>~&lt;javascript:alert(1)|x&gt;"
            })
    void words_of_ours_carry_links_and_nothing_else(String text, String said) {
        assertThat(SlackText.said(text)).isEqualTo(said);
    }

    @Test
    void long_texts_go_out_in_pieces_of_whole_characters() {
        assertThat(Pieces.of("🙂".repeat(3_000))).allSatisfy(piece -> {
            assertThat(piece.length()).isLessThanOrEqualTo(3_000);
            assertThat(piece.codePoints()).allMatch(c -> c == 0x1F642);
        });
        assertThat(Pieces.of("word ".repeat(1_000))).hasSize(2).allMatch(piece -> piece.endsWith("word"));
        assertThat(Pieces.of("  ")).isEmpty();
    }

    private static Question question(String type, int from, int till) {
        List<Question.Choice> choices = IntStream.rangeClosed(from, till)
                .mapToObj(n -> new Question.Choice("" + n, type.startsWith("choice") ? "Option " + n : ""))
                .toList();
        return new Question("talk-1/step", type, "en", true, choices);
    }
}
