package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.ContactId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.kit.KeptAnswers;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Quotas;
import dev.parley.schedule.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final FlowId FLOW = new FlowId("nps");

    @AutoClose
    private final Store store;

    InvitationStoreTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @Test
    void an_invitation_reads_back_as_it_was_written_in_every_state() {
        Invitation held = held("k", NOW);
        assertThat(store.invitations().plan(held)).isEmpty();
        assertThat(store.invitations().find(held.key())).contains(held);
        for (State state : List.of(
                new State.Refused(Reason.AT_MOST, NOW),
                new State.Started(Medium.SMS, "c-1", NOW),
                new State.Started(Medium.WEB, "", NOW))) {
            Invitation one = held.with(state);
            Invitation other = new Invitation(
                    Invitation.key(FLOW, "api", state.toString().substring(0, 10) + state.hashCode()),
                    FLOW,
                    one.contact(),
                    one.event(),
                    state);
            store.invitations().plan(other);
            assertThat(store.invitations().find(other.key())).contains(other);
        }
    }

    @Test
    void the_same_key_is_the_same_invitation() {
        Invitation first = held("k", NOW);
        store.invitations().plan(first);

        assertThat(store.invitations().plan(held("k", NOW.plusSeconds(1)))).contains(first);
        assertThat(store.invitations().planAll(List.of(held("k", NOW), held("l", NOW))))
                .isEqualTo(1);
    }

    @Test
    void of_two_nodes_one_claims_and_the_one_whose_claim_ran_out_writes_nothing() {
        Invitation waiting = held("k", NOW);
        store.invitations().plan(waiting);
        Invitation slow =
                store.invitations().claim(waiting, NOW.plusSeconds(60)).orElseThrow();

        assertThat(store.invitations().claim(waiting, NOW.plusSeconds(61))).isEmpty();
        assertThat(store.invitations().due(NOW.plusSeconds(59), 10)).isEmpty();
        Invitation again = store.invitations().due(NOW.plusSeconds(60), 10).getFirst();
        Invitation quick =
                store.invitations().claim(again, NOW.plusSeconds(120)).orElseThrow();

        State outcome = new State.Started(Medium.SMS, "c", NOW);
        assertThat(store.invitations().settle(slow, new State.Refused(Reason.TOO_LATE, NOW)))
                .isFalse();
        assertThat(store.invitations().settle(quick, outcome)).isTrue();
        assertThat(store.invitations().find(waiting.key())).contains(waiting.with(outcome));
        assertThat(store.invitations().due(NOW.plus(Duration.ofDays(1)), 10)).isEmpty();
    }

    @Test
    void what_is_due_comes_in_its_order_and_no_more_than_asked_for() {
        store.invitations()
                .planAll(IntStream.range(0, 50)
                        .mapToObj(i -> held("k" + i, NOW.plusSeconds(50 - i)))
                        .toList());

        List<Invitation> due = store.invitations().due(NOW.plusSeconds(20), 10);

        assertThat(due).hasSize(10).first().isEqualTo(held("k49", NOW.plusSeconds(1)));
        assertThat(store.invitations().of(new ContactId("c"), 100)).hasSize(50);
        assertThat(store.invitations().page("nps", "", 7)).hasSize(7);
        assertThat(store.invitations().page("np", "", 7)).isEmpty();
    }

    @Test
    void a_quota_is_taken_once_a_place_and_given_back() {
        Quotas quotas = store.quotas();
        Quotas.Stretch today = Quotas.Stretch.of(FLOW, 2, Duration.ofDays(1), NOW);

        assertThat(List.of(quotas.take(today), quotas.take(today), quotas.take(today)))
                .containsExactly(true, true, false);
        quotas.giveBack(today);
        assertThat(quotas.take(today)).isTrue();
        assertThat(quotas.take(Quotas.Stretch.of(FLOW, 2, Duration.ofDays(1), NOW.plus(Duration.ofDays(1)))))
                .isTrue();
        assertThat(quotas.take(Quotas.Stretch.of(FLOW, 0, Duration.ZERO, NOW))).isFalse();
    }

    @Test
    void an_answer_is_claimed_kept_taken_over_and_swept() {
        var answers = store.answers();
        var request = new dev.parley.kit.KeptAnswers.Request("k", "print", Duration.ofHours(1));
        assertThat(answers.claim(request, NOW)).isEqualTo(dev.parley.kit.KeptAnswers.Claim.Fresh.FRESH);
        assertThat(answers.claim(request, NOW)).isEqualTo(dev.parley.kit.KeptAnswers.Claim.UnderWay.UNDER_WAY);
        assertThat(answers.claim(request, NOW.plus(Duration.ofMinutes(3))))
                .isEqualTo(dev.parley.kit.KeptAnswers.Claim.Fresh.FRESH);
        answers.keep("k", 201, "{}");
        assertThat(answers.claim(request, NOW)).isEqualTo(new dev.parley.kit.KeptAnswers.Claim.Known(201, "{}"));
        answers.sweep(NOW.plus(Duration.ofHours(2)));
        assertThat(answers.claim(request, NOW)).isEqualTo(dev.parley.kit.KeptAnswers.Claim.Fresh.FRESH);
        answers.release("k");
        assertThat(answers.claim(request, NOW)).isEqualTo(dev.parley.kit.KeptAnswers.Claim.Fresh.FRESH);
    }

    @Test
    void a_request_that_does_no_harm_twice_is_soon_given_up() {
        KeptAnswers answers = store.answers();
        var event = new KeptAnswers.Request("e", "print", Duration.ofHours(1), KeptAnswers.SOON_GIVEN_UP);
        answers.claim(event, NOW);

        assertThat(answers.claim(event, NOW.plusSeconds(9))).isEqualTo(KeptAnswers.Claim.UnderWay.UNDER_WAY);
        assertThat(answers.claim(event, NOW.plusSeconds(11))).isEqualTo(KeptAnswers.Claim.Fresh.FRESH);
    }

    @Test
    void what_a_process_began_that_is_dead_is_begun_again_where_nobody_else_has_the_store(@TempDir Path own) {
        var request = new KeptAnswers.Request("k", "print", Duration.ofHours(1));
        try (Store died = Store.embedded(own)) {
            died.answers().claim(request, NOW);
        }
        try (Store next = Store.embedded(own)) {
            Instant soon = NOW.plusSeconds(1);
            assertThat(next.answers().claim(request, soon)).isEqualTo(KeptAnswers.Claim.Fresh.FRESH);
            assertThat(next.answers().claim(request, soon)).isEqualTo(KeptAnswers.Claim.UnderWay.UNDER_WAY);
        }
    }

    private static Invitation held(String key, Instant due) {
        Value.Fields event = Value.Fields.NONE.with("total", Value.of(30)).with("a.b", Value.of("x"));
        return new Invitation(
                Invitation.key(FLOW, "event", key),
                FLOW,
                new ContactId("c"),
                event,
                new State.Held(due, NOW, Reason.WAIT));
    }
}
