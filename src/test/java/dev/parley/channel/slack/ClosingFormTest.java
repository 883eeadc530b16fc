package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The form in which a case is closed, out and back, within Slack's limits.
class ClosingFormTest {
    @ParameterizedTest
    @ValueSource(ints = {10, 2_500, 2_900, 3_000})
    void what_it_carries_keeps_within_the_limit_and_comes_back(int length) {
        String text = "\"é\n".repeat(length / 3);
        Tap press = new Tap(
                new Person("T1", "U1"),
                new Tap.Known("ana", false),
                "",
                new Tap.Use(Action.RESOLVE, "parley-case:de", List.of("case-1"), "Done"),
                new Tap.Place("once", "C1", "1.1", "https://hooks.slack.com/actions/1", text, "trigger"));
        ObjectNode view = ClosingForm.of(press, "case-1", Collections.nCopies(120, "Late"));

        assertThat(Json.text(view, "private_metadata")).hasSizeLessThanOrEqualTo(3_000);
        assertThat(Json.text(view, "title", "text")).isEqualTo("Fall schließen");
        assertThat(view.path("blocks").path(0).path("element").path("options")).hasSize(100);
        Closing closing = Closing.of(answered(view)).orElseThrow();
        assertThat(closing.id()).isEqualTo("case-1");
        assertThat(closing.deed()).isEqualTo(new AlertDesk.Deed.Close("Late", ""));
        assertThat(closing.tap().place().responseUrl()).isEqualTo("https://hooks.slack.com/actions/1");
        assertThat(Alert.language(closing.tap())).isEqualTo("de");
        String shown = closing.tap().place().text();
        assertThat(text).startsWith(shown.endsWith("…") ? shown.substring(0, shown.length() - 1) : shown);
    }

    private static JsonNode answered(ObjectNode view) {
        view.putObject("state")
                .putObject("values")
                .putObject("cause")
                .putObject("cause")
                .putObject("selected_option")
                .put("value", "Late");
        ObjectNode payload = Json.object().put("type", "view_submission");
        payload.putObject("user").put("id", "U1").put("name", "ana");
        payload.putObject("team").put("id", "T1");
        payload.set("view", view);
        return payload;
    }
}
