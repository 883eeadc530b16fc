package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.conversation.Turn;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.outbox.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest extends OneLane {
    private final Parties visitor = new Parties("web", "nps", "visitor-1");

    @Test
    void a_newcomer_is_shown_the_question_after_one_write() {
        Shown shown = inbox.pages().welcome(request(visitor));

        assertThat(shown.version()).isEqualTo(1);
        assertThat(texts(shown)).containsExactly("How likely are you to recommend Acme? 0 to 10.");
        assertThat(inbox.pages().show(ids.of(visitor), true)).isEqualTo(shown);
    }

    @Test
    void a_newcomer_whose_name_is_taken_after_all_finds_what_is_there() {
        inbox.pages().open(request(visitor));
        inbox.pages().visit(said(visitor, "1", "9"));

        Shown shown = inbox.pages().welcome(request(visitor));

        assertThat(texts(shown)).endsWith("9", "Thank you.");
    }

    @Test
    void what_is_shown_behind_a_message_is_what_was_stored() {
        inbox.pages().welcome(request(visitor));

        Pages.Visited visited = inbox.pages().visit(said(visitor, "1", "9"));
        Pages.Visited again = inbox.pages().visit(said(visitor, "1", "9"));

        assertThat(visited.fate()).isEqualTo(Handled.Fate.TAKEN);
        assertThat(again).isEqualTo(new Pages.Visited(Handled.Fate.REPEATED, visited.shown()));
        assertThat(inbox.pages().show(ids.of(visitor), true)).isEqualTo(visited.shown());
    }

    @Test
    void who_is_invited_finds_the_question_and_is_invited_once() {
        StartOutcome first = inbox.pages().invite(request(visitor));

        assertThat(first).isInstanceOf(StartOutcome.Started.class);
        assertThat(inbox.pages().invite(request(visitor))).isEqualTo(new StartOutcome.AlreadyStarted(first));
        assertThat(inbox.pages().show(ids.of(visitor), true).version()).isEqualTo(1);
        assertThat(inbox.tick(ids.of(visitor))).as("nothing is sent").isEmpty();
    }

    @Test
    void the_reminder_of_somebody_who_last_spoke_on_the_page_stands_there_and_is_not_sent() {
        start("nps", "k1");
        send();
        inbox.pages().visit(said(parties, "1", "hmm"));
        int before = texts(inbox.pages().show(id, true)).size();
        clock.pass(Duration.ofHours(1).plusSeconds(1));

        assertThat(inbox.tick(id)).isEmpty();
        assertThat(texts(inbox.pages().show(id, true))).hasSize(before + 1);
    }

    @Test
    void the_reminder_of_somebody_who_went_back_to_their_telephone_is_sent() {
        start("nps", "k1");
        send();
        inbox.pages().visit(said(parties, "1", "hmm"));
        say("hmm hmm");
        clock.pass(Duration.ofHours(1).plusSeconds(1));

        List<Job.Task> tasks = inbox.tick(id).map(Job::task).stream().toList();

        assertThat(lane().outbox().all())
                .as("the reminder waits behind the answer whose receipt is looked for: " + tasks)
                .anyMatch(sending -> sending.content().text().contains("recommend Acme")
                        && sending.content().born().equals(clock.instant()));
    }

    private static StartRequest request(Parties parties) {
        return new StartRequest(parties, new FlowId("nps"), "chat.none", Facts.NONE, StartRequest.Options.USUAL);
    }

    private static Inbound said(Parties parties, String id, String text) {
        return new Inbound(
                parties.channel(), parties.our(), parties.their(), Lane.ON_PAGE + id, Inbound.Content.of(text));
    }

    private static List<String> texts(Shown shown) {
        return Optional.of(shown).flatMap(Shown::talk).stream()
                .flatMap(talk -> talk.conversation().history().transcript().stream())
                .map(Turn::text)
                .toList();
    }
}
