package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Shapes of calls that Slack makes beside the recorded ones, each forged, of another time, genuine, and come again:
/// `slack-calls.tsv` says how genuine ones are answered. None of them changes anything.
class SlackPayloadTest extends SlackStage {
    private static final Path CALLS = Path.of("src/test/resources/dev/parley/slack-calls.tsv");

    @Override
    Map<String, String> settings() {
        return USUAL;
    }

    /// A row of the table.
    private record Shape(String path, int status, String what, String json) {
        static Shape of(String row) {
            String[] cells = row.split("\t", 4);
            return new Shape("/webhooks/slack/" + cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]);
        }

        boolean isForm() {
            return path.endsWith("interactions");
        }

        String type() {
            return isForm() ? "application/x-www-form-urlencoded" : "application/json";
        }

        String body() {
            return isForm() ? SlackCaller.payload(json) : json;
        }
    }

    @Test
    void every_shape_is_answered_as_slack_expects_and_changes_nothing() throws Exception {
        for (Shape shape : shapes()) {
            assertThat(status(shape, 0, "another secret"))
                    .as("forged: %s", shape.what())
                    .isEqualTo(401);
            assertThat(status(shape, -600, SlackCaller.SECRET))
                    .as("old: %s", shape.what())
                    .isEqualTo(401);
            assertThat(status(shape, 600, SlackCaller.SECRET))
                    .as("early: %s", shape.what())
                    .isEqualTo(401);
            assertThat(status(shape, 0, SlackCaller.SECRET)).as(shape.what()).isEqualTo(shape.status());
            assertThat(status(shape, 0, SlackCaller.SECRET))
                    .as("again: %s", shape.what())
                    .isEqualTo(shape.status());
        }

        assertThat(slack.unseen("chat.postMessage")).isZero();
        caller.event(SlackCaller.message("Ev100", "survey"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).startsWith("How likely");
    }

    /// @param late so many seconds from now it is signed
    private int status(Shape shape, long late, String secret) {
        String at = Long.toString(Instant.now().getEpochSecond() + late);
        String body = shape.body();
        return caller.send(shape.path(), shape.type(), body, at, SlackCaller.sign(secret, at, body))
                .statusCode();
    }

    private static List<Shape> shapes() throws IOException {
        return Files.readAllLines(CALLS, UTF_8).stream().skip(1).map(Shape::of).toList();
    }
}
