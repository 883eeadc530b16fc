package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts, from what is kept to what is posted.
class AlertTest {
    private static final String ID = "aaaaaaaaaaaaaaaaaaaaaaaaa-1";
    private static final String LINK = "https://parley.example.com/admin/inbox/" + ID;

    @Test
    void what_a_person_wrote_is_no_mark_up_and_no_link_of_ours() {
        String kept = Alert.text(
                "Look: <https://example.com|the list>",
                List.of(new Alert.Said("why", "<!channel>", "<https://evil.example.com|Open the case>")),
                LINK,
                "en");

        String blocks = Alert.of(kept).orElseThrow().open().toString();
        assertThat(blocks)
                .contains(
                        "<https://example.com|the list>",
                        "&lt;!channel&gt;",
                        "&lt;https://evil.example.com|Open the case&gt;",
                        "<" + LINK + "|Open the case>",
                        "\"accessibility_label\":\"Take it: the case becomes yours\"")
                .doesNotContain("<!channel>", "<https://evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you.",
                LINK,
                "Look\nhttps://parley.example.com/admin/inbox/",
                "Look\nhttps://parley.example.com/admin/inbox/aaaaaaaaaaaaaaaaaaaaaaaaa-1 and more"
            })
    void other_texts_have_no_buttons(String text) {
        assertThat(Alert.of(text)).isEmpty();
    }

    @Test
    void who_has_done_what_is_shown_and_what_is_left_to_do() {
        Alert alert = new Alert("Somebody is unhappy", LINK, ID, "en");
        Instant until = Instant.ofEpochSecond(1_772_460_000);

        assertThat(alert.after(new AlertDesk.Deed.Take(), "U1", until).toString())
                .contains("Taken by <@U1>", "parley:snooze", "parley:resolve")
                .doesNotContain("parley:take");
        assertThat(alert.after(new AlertDesk.Deed.Snooze(), "U1", until).toString())
                .contains("Put away by <@U1> until <!date^1772460000^", "parley:take");
        assertThat(alert.after(new AlertDesk.Deed.Close("<!here> late", "Called back"), "U1", until)
                        .toString())
                .contains("Done, says <@U1>: &lt;!here&gt; late")
                .doesNotContain("\"actions\"", "Called back");
    }

    @Test
    void controls_are_in_the_language_of_the_survey_which_the_last_line_names() {
        String kept = Alert.text("Jemand ist unzufrieden", List.of(), LINK, "de");

        assertThat(kept).endsWith("\n" + LINK + "?lang=de");
        Alert alert = Alert.of(kept).orElseThrow();
        assertThat(alert.open().toString())
                .contains("Übernehmen", "Einen Tag zurückstellen", "Erledigt", "<" + LINK + "|Fall öffnen>")
                .doesNotContain("Take it", "lang=");
        assertThat(alert.after(new AlertDesk.Deed.Take(), "U1", Instant.EPOCH).toString())
                .contains("Übernommen von <@U1>");
    }
}
