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
                LINK);

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
        Alert alert = new Alert("Somebody is unhappy", LINK, ID);
        Instant until = Instant.ofEpochSecond(1_772_460_000);

        assertThat(alert.after(AlertDesk.Deed.TAKE, "U1", until).toString())
                .contains("Taken by <@U1>", "parley:snooze", "parley:resolve")
                .doesNotContain("parley:take");
        assertThat(alert.after(AlertDesk.Deed.SNOOZE, "U1", until).toString())
                .contains("Put away by <@U1> until <!date^1772460000^", "parley:take");
        assertThat(alert.after(AlertDesk.Deed.RESOLVE, "U1", until).toString())
                .contains("Done, says <@U1>")
                .doesNotContain("\"actions\"");
    }
}
