package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that end and are renewed.
class RotationTest {
    private static final Duration LASTS = Duration.ofHours(12);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final List<String> asked = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Store store;
    private Installs installs;
    private Rotation rotation;
    private boolean away;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        installs = installs();
        rotation = new Rotation(installs, this::ask, store.keep(), clock, later::add);
        installs.save(new Install(
                "T1",
                "",
                new Secret("token-0"),
                Optional.of(new Install.Renewal(
                        new Secret("refresh-0"), clock.instant().plus(LASTS)))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_token_is_renewed_once_in_the_last_two_hours_and_serves_meanwhile() {
        assertThat(token()).isEqualTo("token-0");
        assertThat(later).isEmpty();
        clock.pass(Duration.ofHours(11));
        assertThat(token()).isEqualTo("token-0");
        assertThat(token()).isEqualTo("token-0");
        assertThat(later).hasSize(1);
        later.remove().run();

        assertThat(token()).isEqualTo("token-1");
        assertThat(asked).containsExactly("refresh-0");
    }

    @Test
    void another_node_has_its_token_of_the_store_and_renews_nothing_more() {
        clock.pass(Duration.ofHours(11));
        Rotation other = new Rotation(installs(), this::ask, store.keep(), clock, later::add);
        token();
        other.token("T1");
        later.forEach(Runnable::run);

        assertThat(asked).containsExactly("refresh-0");
        assertThat(other.token("T1").map(Secret::reveal)).contains("token-1");
    }

    @Test
    void a_token_that_has_ended_is_renewed_at_once() {
        clock.pass(LASTS);
        assertThat(token()).isEqualTo("token-1");
        assertThat(later).isEmpty();
    }

    @Test
    void while_slack_does_not_answer_the_old_token_serves_and_it_is_tried_again() {
        clock.pass(Duration.ofHours(11));
        away = true;
        token();
        later.remove().run();
        assertThat(token()).isEqualTo("token-0");
        away = false;
        clock.pass(Duration.ofHours(1));

        assertThat(token()).isEqualTo("token-1");
    }

    @Test
    void a_token_that_has_ended_is_renewed_before_it_tells_whether_the_app_was_removed() {
        clock.pass(LASTS);
        rotation.removed("T1", "");
        assertThat(token()).isEqualTo("token-1");
    }

    @Test
    void a_token_that_cannot_be_renewed_goes_with_the_app() {
        clock.pass(LASTS);
        away = true;
        rotation.removed("T1", "");
        assertThat(installs.all()).isEmpty();
    }

    private Installs installs() {
        return new Installs(
                store.keep(),
                Seal.of(new byte[32], "slack"),
                token -> token.reveal().equals("token-0"));
    }

    private String token() {
        return rotation.token("T1").orElseThrow().reveal();
    }

    private SlackApi.Answer ask(Map<String, String> arguments) {
        if (away) {
            throw new NoAnswer("away");
        }
        asked.add(String.valueOf(arguments.get("refresh_token")));
        int number = asked.size();
        return new SlackApi.Answer(
                200,
                "",
                Json.object()
                        .put("ok", true)
                        .put("access_token", "token-" + number)
                        .put("refresh_token", "refresh-" + number)
                        .put("expires_in", LASTS.toSeconds()));
    }
}
