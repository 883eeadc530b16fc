package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flow.Value;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @AutoClose
    private final Store store;

    private final Guarded<Note> notes;

    private record Note(String id, long version, String text, Instant next) implements Guarded.Versioned<Note> {
        static Note fresh(String id, Instant next) {
            return new Note(id, 0, "", next);
        }

        static Note from(Value.Fields stored) {
            return Parts.stored(
                    stored,
                    parts -> new Note(
                            parts.needed("id", 10),
                            parts.whole("version", 0, 0, 100),
                            parts.text("text", 100),
                            parts.at("next").orElse(Instant.EPOCH)),
                    one -> "note " + one.id());
        }

        Value.Fields stored() {
            return Value.Fields.NONE
                    .with("id", Value.of(id))
                    .with("version", Value.of(version))
                    .with("text", Value.of(text))
                    .with("next", new Value.Moment(next));
        }

        Note saying(String more) {
            return new Note(id, version, text + more, next);
        }

        @Override
        public Note versioned(long other) {
            return new Note(id, other, text, next);
        }
    }

    GuardedTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        notes = new Guarded<>(
                store.shelf("notes", List.of("next")), new Guarded.Form<>("note", Note::id, Note::stored, Note::from));
    }

    @Test
    void the_second_of_two_who_change_one_is_told_so() {
        Note kept = notes.keep(Note.fresh("a", NOON)).orElseThrow();
        assertThat(notes.keep(Note.fresh("a", NOON))).isEmpty();

        assertThat(notes.put(kept, kept.saying("mine"))).map(Note::version).contains(2L);
        assertThat(notes.put(kept, kept.saying("yours"))).isEmpty();
        assertThat(notes.find("a")).map(Note::text).contains("mine");
    }

    @Test
    void a_change_that_comes_second_is_made_once_more() {
        notes.keep(Note.fresh("a", NOON));
        AtomicInteger asked = new AtomicInteger();

        Guarded.Changed<Note> changed = notes.change("a", note -> {
                    if (asked.incrementAndGet() == 1) {
                        notes.put(note, note.saying("theirs+"));
                    }
                    return note.saying("ours");
                })
                .orElseThrow();

        assertThat(changed.after().text()).isEqualTo("theirs+ours");
        assertThat(changed.isReal()).isTrue();
    }

    @Test
    void a_change_to_the_same_is_not_written() {
        Note kept = notes.keep(Note.fresh("a", NOON)).orElseThrow();

        assertThat(notes.change("a", note -> note)).map(Guarded.Changed::isReal).contains(false);
        assertThat(notes.find("a")).contains(kept);
        assertThat(notes.change("b", note -> note.saying("x"))).isEmpty();
    }

    @Test
    void who_never_comes_first_is_told_which_one_it_was() {
        notes.keep(Note.fresh("a", NOON));

        assertThatThrownBy(() -> notes.change("a", note -> {
                    notes.put(note, note.saying("theirs"));
                    return note.saying("ours");
                }))
                .hasMessage("note a was changed by others 6 times in a row");
    }

    @Test
    void what_is_due_comes_in_the_order_in_which_it_is() {
        notes.keep(Note.fresh("later", NOON.plusMillis(1)));
        notes.keep(Note.fresh("now", NOON));
        notes.keep(Note.fresh("before", NOON.minusSeconds(1)));

        assertThat(notes.due(NOON, 10)).extracting(Note::id).containsExactly("before", "now");
        assertThat(notes.due(NOON, 1)).extracting(Note::id).containsExactly("before");
    }
}
