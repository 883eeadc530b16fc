package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.conversation.ConversationId;
import dev.parley.outbox.Job;
import org.junit.jupiter.api.Test;

class RetriesTest extends OneLane {
    @Test
    void what_did_not_arrive_is_sent_again_by_hand_once() {
        Retries retries = inbox.beside().retries();
        start("nps", "k1");
        ConversationId talk = talk();
        assertThat(retries.send(talk)).isEqualTo(Retries.Outcome.NOTHING_LOST);
        Job first = inbox.tick(id).orElseThrow();
        inbox.report(first, new Delivery.Refused("30005 unknown destination", false));

        assertThat(retries.send(talk)).isEqualTo(Retries.Outcome.SENT_AGAIN);
        assertThat(retries.send(talk)).as("on its way").isEqualTo(Retries.Outcome.NOTHING_LOST);
        assertThat(send()).isEqualTo("How likely are you to recommend Acme? 0 to 10.");
        say("9");
        assertThat(retries.send(talk)).as("answered").isEqualTo(Retries.Outcome.NOTHING_LOST);
        say("STOP");
        assertThat(retries.send(new ConversationId("nobody.1"))).isEqualTo(Retries.Outcome.UNKNOWN);
    }

    private ConversationId talk() {
        return lane().talk().current().orElseThrow().id();
    }
}
