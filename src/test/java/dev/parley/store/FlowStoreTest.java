package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.authoring.Draft;
import dev.parley.authoring.Drafts;
import dev.parley.authoring.Release;
import dev.parley.authoring.Releases;
import dev.parley.authoring.Shelf;
import dev.parley.authoring.Text;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowStoreTest {
    private static final FlowId FLOW = new FlowId("coffee");
    private static final Revision FIRST = Revision.parse("coffee@0123456789ab");
    private static final Revision SECOND = Revision.parse("coffee@ba9876543210");

    private final Store store;
    private final Releases releases;
    private final Drafts drafts;

    FlowStoreTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        releases = store.releases();
        drafts = store.drafts();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_published_is_read_back() {
        Shelf shelf = Shelf.first(release(FIRST, Release.From.FILE), Optional.of(FIRST))
                .with(release(SECOND, Release.From.APP), Optional.of(FIRST));

        assertThat(releases.put(Shelf.first(release(FIRST, Release.From.FILE), Optional.of(FIRST))))
                .isTrue();
        assertThat(releases.put(shelf)).isTrue();
        assertThat(releases.find(FLOW)).contains(shelf);
        assertThat(releases.all()).containsExactly(shelf);
    }

    @Test
    void of_two_who_publish_at_once_one_is_refused() {
        Shelf first = Shelf.first(release(FIRST, Release.From.FILE), Optional.empty());

        assertThat(releases.put(first)).isTrue();
        assertThat(releases.put(first)).isFalse();
        assertThat(releases.put(first.with(release(SECOND, Release.From.APP), Optional.empty())))
                .isTrue();
        assertThat(releases.put(first.with(release(FIRST, Release.From.APP), Optional.empty())))
                .isFalse();
        assertThat(releases.find(FLOW).orElseThrow().served().revision()).isEqualTo(SECOND);
    }

    @Test
    void a_draft_is_saved_by_who_saw_the_last_one() {
        Draft first = new Draft(new Text(FLOW, "flow: coffee\n", ""), 1, "ana", Samples.START);
        Draft second = first.next(new Text(FLOW, "flow: coffee\n# more\n", "- name: x"), "ben", Samples.START);

        assertThat(drafts.put(first)).isTrue();
        assertThat(drafts.put(first)).isFalse();
        assertThat(drafts.put(second)).isTrue();
        assertThat(drafts.put(first.next(first.text(), "cem", Samples.START))).isFalse();
        assertThat(drafts.find(FLOW)).contains(second);
        assertThat(drafts.all()).containsExactly(second);
    }

    @Test
    void a_draft_is_thrown_away_in_the_version_that_was_seen() {
        drafts.put(new Draft(new Text(FLOW, "flow: coffee\n", ""), 1, "ana", Samples.START));

        assertThat(drafts.drop(FLOW, 2)).isFalse();
        assertThat(drafts.drop(FLOW, 1)).isTrue();
        assertThat(drafts.find(FLOW)).isEmpty();
    }

    private static Release release(Revision revision, Release.From from) {
        return new Release(revision, "ana", Samples.START, "a note", from);
    }
}
