package dev.parley;

import static dev.parley.fake.SlackCaller.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Shapes of calls that Slack makes beside the recorded ones, each forged, of another time, cut, genuine, come
/// again, and in the end all of them backwards: `slack-calls.tsv` says how genuine ones are answered. None of them
/// changes anything.
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

        Shape cut() {
            return new Shape(path, status, what, json.substring(0, json.length() / 2));
        }

        boolean isForm() {
            return !path.endsWith("events");
        }

        String type() {
            return isForm() ? "application/x-www-form-urlencoded" : "application/json";
        }

        String body() {
            return path.endsWith("interactions") ? SlackCaller.payload(json) : json;
        }
    }

    @Test
    void every_shape_is_answered_as_slack_expects_and_changes_nothing() throws Exception {
        List<Shape> shapes = shapes();
        SoftAssertions.assertSoftly(all -> {
            for (Shape shape : shapes) {
                String what = shape.what();
                all.assertThat(status(shape, 0, "another secret"))
                        .as("forged: %s", what)
                        .isEqualTo(401);
                all.assertThat(status(shape, -600, SECRET)).as("old: %s", what).isEqualTo(401);
                all.assertThat(status(shape, 600, SECRET)).as("early: %s", what).isEqualTo(401);
                all.assertThat(status(shape.cut(), 0, SECRET))
                        .as("cut: %s", what)
                        .isIn(200, 400);
                all.assertThat(status(shape, 0, SECRET)).as(what).isEqualTo(shape.status());
                all.assertThat(status(shape, 0, SECRET)).as("again: %s", what).isEqualTo(shape.status());
            }
            for (Shape shape : shapes.reversed()) {
                all.assertThat(status(shape, 0, SECRET))
                        .as("backwards: %s", shape.what())
                        .isEqualTo(shape.status());
            }
        });

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
