package dev.parley.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.TestClock;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Digest MONDAYS =
            new Digest(true, DayOfWeek.MONDAY, 8, BERLIN, List.of("C0001", "C0002"), List.of(), List.of());

    private static final DigestExit EXIT = new DigestExit(new byte[32]);

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T06:59:00Z"));
    private final List<String> posted = new ArrayList<>();
    private final List<String> mailed = new ArrayList<>();
    /// What the post remembers.
    private final Set<String> seen = new HashSet<>();

    private boolean isConnected = true;

    @AutoClose
    private final Store store;

    DigestTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    private DigestDesk node() {
        return new DigestDesk(
                store.shelf("settings", List.of()),
                store.shelf("digests", List.of("at")),
                new DigestDesk.Outside(digest -> "results", this::post, this::mail, EXIT, BERLIN),
                clock);
    }

    private boolean mail(String address, String key, String text) {
        if (isConnected) {
            mailed.add(address + " " + key + ": " + text);
        }
        return isConnected;
    }

    private boolean post(String channel, String key, String text) {
        if (isConnected && seen.add(channel + " " + key)) {
            posted.add(channel + " " + key + ": " + text);
        }
        return isConnected;
    }

    @Test
    void who_has_a_letter_leaves_by_its_token_and_nobody_else_does() {
        Digest two = new Digest(
                true, DayOfWeek.MONDAY, 8, BERLIN, List.of(), List.of("ana@example.com", "bob@example.com"), List.of());
        node().put(two);

        assertThat(node().leave("ana@example.com")).isFalse();
        assertThat(node().leave(new DigestExit(new byte[] {1}).token("ana@example.com")))
                .isFalse();
        assertThat(node().get()).isEqualTo(two);

        assertThat(node().leave(EXIT.token("ana@example.com"))).isTrue();
        assertThat(node().leave(EXIT.token("ana@example.com"))).as("twice").isFalse();
        assertThat(node().get().emails()).containsExactly("bob@example.com");
        assertThat(node().leave(EXIT.token("bob@example.com"))).isTrue();
        assertThat(node().get().on()).as("nobody is left").isFalse();
    }

    @Test
    void it_is_told_at_its_hour_once_over_all_nodes_and_again_in_a_week() {
        node().put(MONDAYS);
        assertThat(node().round()).as("a minute early").isZero();
        clock.pass(Duration.ofMinutes(1));
        DigestDesk one = node();
        DigestDesk other = node();
        assertThat(one.round() + other.round()).isEqualTo(2);
        clock.pass(Duration.ofHours(5));
        assertThat(one.round() + other.round()).isZero();
        clock.pass(Duration.ofDays(7));
        other.round();
        assertThat(posted)
                .containsExactly(
                        "C0001 digest 2026-03-02: results",
                        "C0002 digest 2026-03-02: results",
                        "C0001 digest 2026-03-09: results",
                        "C0002 digest 2026-03-09: results");
    }

    @Test
    void a_crash_between_posting_and_writing_it_down_posts_it_no_second_time() {
        node().put(MONDAYS);
        clock.pass(Duration.ofMinutes(1));
        DigestDesk dying = new DigestDesk(
                store.shelf("settings", List.of()),
                store.shelf("digests", List.of("at")),
                new DigestDesk.Outside(
                        digest -> "results",
                        (channel, key, text) -> {
                            post(channel, key, text);
                            throw new IllegalStateException("killed");
                        },
                        this::mail,
                        EXIT,
                        BERLIN),
                clock);
        assertThatThrownBy(dying::round).hasMessage("killed");
        node().round();
        assertThat(posted).containsExactly("C0001 digest 2026-03-02: results", "C0002 digest 2026-03-02: results");
    }

    @Test
    void without_slack_it_waits_a_day_and_then_lets_the_week_go() {
        isConnected = false;
        node().put(MONDAYS);
        clock.pass(Duration.ofHours(20));
        assertThat(node().round()).isZero();
        isConnected = true;
        assertThat(node().round()).isEqualTo(2);
        clock.pass(Duration.ofDays(7).plusHours(5));
        assertThat(node().round()).isZero();
    }

    @Test
    void a_letter_goes_out_once_over_all_nodes_and_again_only_if_it_was_not_taken() {
        List<String> people = List.of("ana@example.com", "bo@example.com");
        node().put(new Digest(true, DayOfWeek.MONDAY, 8, BERLIN, List.of(), people, List.of()));
        isConnected = false;
        clock.pass(Duration.ofMinutes(1));
        assertThat(node().round()).isZero();
        isConnected = true;
        DigestDesk one = node();
        DigestDesk other = node();
        assertThat(one.round() + other.round() + one.round()).isEqualTo(2);
        assertThat(mailed)
                .containsExactly(
                        "ana@example.com digest-2026-03-02: results", "bo@example.com digest-2026-03-02: results");
    }

    @Test
    void an_address_that_would_write_a_header_of_its_own_is_refused() {
        for (String bad :
                List.of("ana@example.com\r\nBcc: all@example.com", "ana", "a@b, c@d", "<ana@example.com>", "@x")) {
            List<Fault> faults = new ArrayList<>();
            Digest.read(
                    Value.Fields.NONE.with("emails", new Value.Many(List.of(Value.of(bad)))),
                    name -> true,
                    BERLIN,
                    faults);
            assertThat(faults).as(bad).extracting(Fault::pointer).contains("/emails/0");
        }
    }

    @Test
    void what_a_letter_says_is_no_mark_up() {
        assertThat(DigestLetter.html("NPS <b>9</b> & \"more\"\nhttps://parley.example.com/admin/results?a=1&b=2"))
                .isEqualTo("<div dir=\"auto\">NPS &lt;b&gt;9&lt;/b&gt; &amp; &quot;more&quot;<br>\n"
                        + "<a href=\"https://parley.example.com/admin/results?a=1&amp;b=2\">"
                        + "https://parley.example.com/admin/results?a=1&amp;b=2</a></div>");
        assertThat(DigestLetter.text("week", "https://parley.example.com")).contains("week", "To get it no more");
    }

    @Test
    void an_hour_that_a_clock_change_leaves_out_or_repeats_is_told_once() {
        Digest night = new Digest(true, DayOfWeek.SUNDAY, 2, BERLIN, List.of("C0001"), List.of(), List.of());
        assertThat(night.due(Instant.parse("2026-03-29T00:59:00Z"))).isEmpty();
        assertThat(night.due(Instant.parse("2026-03-29T01:00:00Z"))).hasValue(LocalDate.parse("2026-03-29"));
        assertThat(night.due(Instant.parse("2026-10-24T23:59:00Z"))).isEmpty();
        assertThat(night.due(Instant.parse("2026-10-25T00:00:00Z"))).hasValue(LocalDate.parse("2026-10-25"));
        assertThat(night.due(Instant.parse("2026-10-25T01:30:00Z"))).hasValue(LocalDate.parse("2026-10-25"));
        assertThat(Digest.off(BERLIN).due(Instant.parse("2026-03-02T08:00:00Z")))
                .isEmpty();
    }

    @Test
    void what_is_wrong_is_told_and_what_is_right_reads_back() {
        List<Fault> faults = new ArrayList<>();
        assertThat(Digest.read(MONDAYS.fields(), name -> true, ZoneId.of("UTC"), faults))
                .isEqualTo(MONDAYS);
        assertThat(faults).isEmpty();
        Value wrong = Value.Fields.NONE
                .with("weekday", Value.of("moonday"))
                .with("hour", Value.of(24))
                .with("zone", Value.of("Mars"))
                .with("channels", new Value.Many(List.of(Value.of("#general"))))
                .with("flows", new Value.Many(List.of(Value.of("none"))))
                .with("colour", Value.of("red"));
        Digest.read(wrong, name -> false, BERLIN, faults);
        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactly("/weekday", "/hour", "/zone", "/channels/0", "/flows/0", "/colour");
    }
}
