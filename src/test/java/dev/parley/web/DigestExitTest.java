package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.board.Digest;
import dev.parley.board.DigestDesk;
import dev.parley.board.DigestExit;
import dev.parley.fake.TestClock;
import dev.parley.kit.Work;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leaving the weekly digest by the link in its letters (RFC 8058), as mail programs and people do.
class DigestExitTest {
    private static final DigestExit EXIT = new DigestExit(new byte[32]);
    private static final String WAY = DigestExit.PATH + EXIT.token("ana@example.com");

    private final DigestDesk desk;

    @AutoClose
    private final RunningServer server;

    DigestExitTest(@TempDir Path folder) {
        Store store = TestStore.open(folder);
        desk = new DigestDesk(
                store.shelf("settings", List.of()),
                store.shelf("digests", List.of("at")),
                new DigestDesk.Outside(
                        digest -> "", (to, key, text) -> true, (to, key, text) -> true, EXIT, ZoneOffset.UTC),
                new TestClock(Instant.parse("2026-03-02T10:00:00Z")));
        desk.put(new Digest(
                true,
                DayOfWeek.MONDAY,
                8,
                ZoneOffset.UTC,
                List.of("C0123456789"),
                List.of("ana@example.com"),
                List.of()));
        server = RunningServer.and(new DigestExitRoutes(desk, Work.onVirtualThreads()))
                .over(store);
    }

    @Test
    void looking_at_the_link_changes_nothing_and_a_post_without_signing_in_takes_the_person_out() {
        HttpResponse<String> asked = server.get(WAY);
        assertThat(asked.body())
                .contains("<form method=\"post\">", "Get it no more")
                .doesNotContain("ana@example.com");
        assertThat(asked.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(desk.get().emails()).containsExactly("ana@example.com");

        assertThat(post(WAY).statusCode()).isEqualTo(200);
        assertThat(desk.get().emails()).isEmpty();
        assertThat(post(WAY).statusCode()).as("clicking twice is no fault").isEqualTo(200);
    }

    @Test
    void another_link_takes_nobody_out_and_does_not_tell_who_is_there() {
        HttpResponse<String> wrong = post(DigestExit.PATH + EXIT.token("bob@example.com"));
        assertThat(desk.get().emails()).containsExactly("ana@example.com");
        assertThat(wrong.body()).isEqualTo(post(WAY).body());
    }

    private HttpResponse<String> post(String path) {
        return server.send(server.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }
}
