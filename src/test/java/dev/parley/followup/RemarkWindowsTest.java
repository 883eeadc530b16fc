package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.followup.Remarks.Query;
import dev.parley.followup.Remarks.Window;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import dev.parley.theme.Tones;
import dev.parley.theme.Tongues;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking back through more remarks than are looked at in one go.
class RemarkWindowsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Store store;
    private final Remarks remarks;

    RemarkWindowsTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        remarks =
                new Remarks(store.conversations(), store.shelf("comments", List.of("at")), new Tongues(new Tones()), 3);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void each_window_ends_where_the_next_begins_and_no_remark_is_in_two_or_in_none() {
        List<Integer> minutes = List.of(1, 2, 3, 3, 4, 5, 6, 7);
        for (int i = 0; i < minutes.size(); i++) {
            told("c" + i, NOON.plusSeconds(60L * minutes.get(i)));
        }

        List<String> seen = walk();

        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("c7");
    }

    @Test
    void many_remarks_of_one_moment_do_not_hold_up_what_was_said_before() {
        for (int i = 0; i < 3; i++) {
            told("c" + i, NOON);
        }
        told("early", NOON.minusSeconds(60));

        assertThat(walk()).containsExactlyInAnyOrder("c0", "c1", "c2", "early");
    }

    private List<String> walk() {
        List<String> seen = new ArrayList<>();
        Optional<Instant> until = Optional.of(NOON.plusSeconds(3_600));
        for (int windows = 0; until.isPresent(); windows++) {
            assertThat(windows).as("it comes to an end").isLessThan(20);
            Window window = remarks.window(new Query(Optional.empty(), NOON.minusSeconds(3_600), until.get()));
            window.remarks().forEach(one -> seen.add(one.id()));
            until = window.back();
        }
        return seen;
    }

    private void told(String id, Instant at) {
        Remark.Origin origin = new Remark.Origin("reviews", "", "", at);
        assertThat(remarks.keep(new Remark(id, origin, "Fine", "en", Remark.Mood.HAPPY))
                        .isNew())
                .isTrue();
    }
}
