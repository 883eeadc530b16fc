package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Value;
import dev.parley.followup.Case.State;
import dev.parley.inbox.ReplyByHand;
import dev.parley.kit.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// From what somebody says to the case that is closed.
class CasesTest extends Desked {
    private static final Desk.Colleague MAX = new Desk.Colleague("max", List.of("recovery"), List.of("french"), 5);
    private static final Desk.Colleague EVE = new Desk.Colleague("eve", List.of(), List.of(), 5);
    private static final Desk.Queue RECOVERY = new Desk.Queue("recovery", Duration.ofHours(4), "eve");

    @Test
    void what_a_flow_orders_becomes_one_case_however_often_it_is_followed() {
        say(ANA, "survey");
        say(ANA, "3 - parcel was late");
        follower.round();
        process();
        follower.adopt();
        say(ANA, "and nobody called");
        follower.round();

        Case one = caseOf(ANA);
        assertThat(one.handling().state()).isEqualTo(State.OPEN);
        assertThat(one.handling().queue()).isEqualTo("recovery");
        assertThat(one.handling().priority()).isEqualTo(Priority.HIGH);
        assertThat(one.about().said().score()).isEqualTo("3");
        assertThat(one.about().said().words()).contains("parcel was late");
        assertThat(one.reasons()).hasSize(1);
        assertThat(one.handling().times().due())
                .as("promised in the flow, so by the clock on the wall")
                .isEqualTo(one.handling().times().opened().plus(Duration.ofHours(24)));
        assertThat(changes.stream().filter(change -> change.before().isEmpty())).hasSize(1);
    }

    @Test
    void who_ends_unexpectedly_leaves_a_mark_and_the_next_process_follows() {
        say(ANA, "survey");
        say(ANA, "2");
        assertThat(book.find(idOf(ANA, 1))).as("nobody followed it").isEmpty();

        process();
        assertThat(follower.adopt()).isEqualTo(1);

        assertThat(caseOf(ANA).about().said().score()).isEqualTo("2");
        assertThat(follower.adopt()).as("it was followed").isZero();
        say(ANA, "late");
        follower.end();
        process();
        assertThat(follower.adopt()).as("who ends in order leaves none").isZero();
    }

    @Test
    void what_ended_and_made_room_for_another_survey_is_followed_after_a_crash() {
        say(ANA, "survey");
        say(ANA, "1");
        say(ANA, "too late");
        say(ANA, "no");
        say(ANA, "plain");

        process();
        follower.adopt();

        assertThat(caseOf(ANA).about().said().words()).isEqualTo("too late · no");
    }

    @Test
    void a_correction_takes_back_what_nobody_has_answered() {
        say(ANA, "survey");
        say(ANA, "2");
        follower.round();
        say(ANA, "sorry, I meant 9");
        follower.round();

        Case one = caseOf(ANA);
        assertThat(one.about().said().score()).isEqualTo("9");
        assertThat(one.handling().state()).isEqualTo(State.DONE);
        assertThat(one.handling().cause()).isEqualTo("corrected");
        assertThat(kinds(one)).contains("corrected", "closed");
        assertThat(one.reasons()).allMatch(Case.Reason::withdrawn);
    }

    @Test
    void rules_open_cases_by_band_by_words_and_by_the_worth_of_the_customer() {
        desks.put(new Desk(
                List.of(),
                List.of(),
                BusinessHours.always(ZoneOffset.UTC),
                List.of(
                        rule(
                                "low",
                                new AlertRule.Fits(
                                        List.of("plain"), List.of("dissatisfied"), List.of(), List.of(), "")),
                        rule(
                                "words",
                                new AlertRule.Fits(List.of(), List.of(), List.of("lawyer", "refund"), List.of(), "")),
                        rule("gold", new AlertRule.Fits(List.of(), List.of("neutral"), List.of(), List.of(), "any"))),
                List.of()));
        say(ANA, "plain");
        say(ANA, "1");
        follower.round();
        say("+15550101", "plain");
        say("+15550101", "5");
        say("+15550101", "I want a REFUND, now");
        say("+15550102", "plain");
        say("+15550102", "5");
        say("+15550102", "refunds were quick");
        start("+15550103", "plain", Value.Fields.NONE.with("tier", Value.of("gold")));
        say("+15550103", "3");
        say("+15550104", "plain");
        say("+15550104", "3");
        follower.round();

        assertThat(caseOf(ANA).reasons()).extracting(Case.Reason::key).containsExactly("rule low");
        assertThat(caseOf("+15550101").reasons()).extracting(Case.Reason::key).containsExactly("rule words");
        assertThat(book.find(idOf("+15550102", 1))).isEmpty();
        assertThat(caseOf("+15550103").reasons()).extracting(Case.Reason::key).containsExactly("rule gold");
        assertThat(book.find(idOf("+15550104", 1))).isEmpty();
    }

    @Test
    void anonymous_surveys_never_open_a_case() {
        desks.put(new Desk(
                List.of(),
                List.of(),
                BusinessHours.always(ZoneOffset.UTC),
                List.of(rule("low", new AlertRule.Fits(List.of(), List.of("dissatisfied"), List.of(), List.of(), ""))),
                List.of()));
        say(ANA, "quiet");
        say(ANA, "1");
        follower.round();
        say(ANA, "my boss");
        follower.round();
        store.written().since(Instant.EPOCH, one -> {
            throw new AssertionError("an anonymous conversation was given away");
        });

        assertThat(book.page(new CaseBook.Query(State.OPEN, Map.of(), Leaf.Wish.first(10)))
                        .items())
                .isEmpty();
        assertThat(desk.open(
                        new dev.parley.conversation.ConversationId(idOf(ANA, 1).value()),
                        "max",
                        order("recovery", ""),
                        Desk.EMPTY))
                .isEmpty();
    }

    @Test
    void cases_go_to_whoever_has_the_skill_and_the_fewest() {
        Desk staffed = new Desk(
                List.of(MAX, EVE), List.of(RECOVERY), BusinessHours.always(ZoneOffset.UTC), List.of(), List.of());

        assertThat(Routing.owner(staffed, wish("recovery", "", ""), Map.of())).contains("max");
        assertThat(Routing.owner(staffed, wish("recovery", "", ""), Map.of("max", 1L)))
                .contains("eve");
        assertThat(Routing.owner(staffed, wish("recovery", "french", ""), Map.of("max", 4L)))
                .contains("max");
        assertThat(Routing.owner(staffed, wish("recovery", "french", ""), Map.of("max", 5L)))
                .as("no room")
                .isEmpty();
        assertThat(Routing.owner(staffed, wish("billing", "", ""), Map.of("eve", 4L)))
                .contains("eve");
        assertThat(Routing.owner(staffed, wish("billing", "", "max"), Map.of())).contains("max");
    }

    @Test
    void what_nobody_answers_in_time_is_escalated_once() {
        desks.put(new Desk(
                List.of(MAX, EVE), List.of(RECOVERY), BusinessHours.always(ZoneOffset.UTC), List.of(), List.of()));
        say(ANA, "survey");
        say(ANA, "0");
        follower.round();
        assertThat(caseOf(ANA).handling().owner()).isEqualTo("max");
        clock.pass(Duration.ofHours(23));
        assertThat(desk.round(desks.get())).isZero();
        clock.pass(Duration.ofHours(1));

        assertThat(desk.round(desks.get())).isEqualTo(1);
        assertThat(desk.round(desks.get())).isZero();

        assertThat(caseOf(ANA).handling().owner()).isEqualTo("eve");
        assertThat(caseOf(ANA).handling().priority()).isEqualTo(Priority.URGENT);
        assertThat(kinds(caseOf(ANA))).endsWith("escalated", "assigned");
    }

    @Test
    void a_reply_goes_out_on_their_channel_and_what_they_answer_comes_back() {
        say(ANA, "survey");
        say(ANA, "3");
        follower.round();
        CaseDesk.Order order = new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.of(1));

        CaseDesk.Outcome first = desk.reply(order, "key 1", "I am sorry. What can I do?");
        CaseDesk.Outcome again = desk.reply(
                new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.empty()), "key 1", "I am sorry. What can I do?");

        assertThat(first).isInstanceOf(CaseDesk.Outcome.Done.class);
        assertThat(again).isInstanceOf(CaseDesk.Outcome.Done.class);
        assertThat(kinds(caseOf(ANA)).stream().filter("replied"::equals)).hasSize(1);
        assertThat(caseOf(ANA).handling().owner()).isEqualTo("max");
        var lane = store.lanes().find(caseOf(ANA).about().lane()).orElseThrow();
        assertThat(lane.outbox().waiting()).hasSize(1);
        assertThat(lane.talk().current().orElseThrow().status().word()).isEqualTo("taken-over");

        assertThat(say(ANA, "Send it again please")).as("no machine answers").isEmpty();
        follower.round();
        Case heard = caseOf(ANA);
        assertThat(kinds(heard)).contains("heard");
        assertThat(store.conversations()
                        .find(heard.about().conversation())
                        .orElseThrow()
                        .history()
                        .transcript())
                .extracting(turn -> turn.text())
                .endsWith("I am sorry. What can I do?", "Send it again please");
        assertThat(desk.reply(order, "key 2", "Done.")).isInstanceOf(CaseDesk.Outcome.Stale.class);
    }

    @Test
    void who_said_stop_is_not_replied_to() {
        say(ANA, "survey");
        say(ANA, "3");
        say(ANA, "STOP");
        follower.round();

        assertThat(desk.reply(new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.empty()), "key", "Wait"))
                .isEqualTo(new CaseDesk.Outcome.Refused(ReplyByHand.Outcome.OPTED_OUT));
        assertThat(desk.reply(new CaseDesk.Order(new CaseId("none"), "max", OptionalLong.empty()), "key", "Wait"))
                .isInstanceOf(CaseDesk.Outcome.Unknown.class);
    }

    @Test
    void a_case_is_put_away_closed_and_comes_back_with_a_new_message() {
        say(ANA, "survey");
        say(ANA, "3");
        say(ANA, "late");
        say(ANA, "no");
        follower.round();
        CaseDesk.Order order = new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.empty());

        desk.snooze(order, clock.instant().plus(Duration.ofHours(2)));
        assertThat(caseOf(ANA).handling().state()).isEqualTo(State.SNOOZED);
        clock.pass(Duration.ofHours(2));
        desk.round(Desk.EMPTY);
        assertThat(caseOf(ANA).handling().state()).isEqualTo(State.OPEN);

        desk.note(order, "called, nobody there");
        desk.close(order, "courier", "a voucher");
        desk.close(order, "twice", "");
        assertThat(caseOf(ANA).handling().cause()).isEqualTo("courier");
        assertThat(caseOf(ANA).next()).isEmpty();

        say(ANA, "it came, broken");
        follower.round();
        assertThat(caseOf(ANA).handling().state()).isEqualTo(State.OPEN);
        assertThat(kinds(caseOf(ANA))).endsWith("closed", "heard", "reopened");

        desk.close(order, "courier", "");
        desk.reopen(order);
        assertThat(caseOf(ANA).handling().state()).isEqualTo(State.OPEN);
    }

    @Test
    void the_report_tells_how_fast_the_desk_is_and_who_was_won_back() {
        for (String who : List.of(ANA, "+15550101", "+15550102")) {
            say(who, "survey");
            say(who, "3");
            say(who, "late");
            say(who, "no");
        }
        follower.round();
        clock.pass(Duration.ofHours(2));
        desk.reply(new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.empty()), "key", "Sorry");
        clock.pass(Duration.ofHours(23));
        desk.reply(new CaseDesk.Order(idOf("+15550101", 1), "max", OptionalLong.empty()), "key", "Sorry");
        desk.close(new CaseDesk.Order(idOf(ANA, 1), "max", OptionalLong.empty()), "courier", "");
        say(ANA, "survey");
        say(ANA, "9");

        CaseReport report = book.report(
                Instant.EPOCH,
                clock.instant(),
                Desk.EMPTY,
                one -> store.talks().of(one.about().lane(), 10));

        assertThat(report.opened()).isEqualTo(3);
        assertThat(report.replied()).isEqualTo(new CaseReport.Replies(2, 1, 1));
        assertThat(report.firstReply().orElseThrow()).isBetween(Duration.ofHours(13), Duration.ofHours(14));
        assertThat(report.causes()).isEqualTo(Map.of("courier", 1));
        assertThat(report.recovery()).isEqualTo(new CaseReport.Recovery(1, 1, 1));
        assertThat(report.others()).isEqualTo(new CaseReport.Recovery(2, 0, 0));
        assertThat(book.report(Instant.EPOCH, Instant.EPOCH, Desk.EMPTY, one -> List.of())
                        .firstReply())
                .isEmpty();
    }

    @Test
    void lists_page_through_all_cases_even_those_of_one_moment() {
        for (int i = 0; i < 7; i++) {
            start("+1555010" + i, "shop", Value.Fields.NONE);
        }
        for (int i = 0; i < 7; i++) {
            inbox.receive(new dev.parley.channel.Inbound(
                    "sms", OUR, "+1555010" + i, "low" + i, dev.parley.channel.Inbound.Content.of("1")));
        }
        follower.round();

        Leaf<Case> first = page(Optional.empty());
        Leaf<Case> second = page(first.next());
        Leaf<Case> third = page(second.next());

        assertThat(first.items()).hasSize(3);
        assertThat(third.items()).hasSize(1);
        assertThat(third.next()).isEmpty();
        assertThat(java.util.stream.Stream.of(first, second, third)
                        .flatMap(page -> page.items().stream())
                        .map(Case::id)
                        .distinct())
                .hasSize(7);
    }

    private Leaf<Case> page(Optional<Leaf.Spot> after) {
        return book.page(new CaseBook.Query(State.OPEN, Map.of(), new Leaf.Wish(after, 3)));
    }

    private static AlertRule rule(String id, AlertRule.Fits fits) {
        return new AlertRule(id, Instant.EPOCH, fits, order("recovery", ""));
    }

    private static AlertRule.Order order(String queue, String skill) {
        return new AlertRule.Order(queue, skill, Priority.NORMAL, "");
    }

    private static Wish wish(String queue, String skill, String assign) {
        Case.Reason reason = new Case.Reason("rule x", "", Instant.EPOCH, false);
        return new Wish(reason, order(queue, skill), assign, Optional.empty());
    }
}
