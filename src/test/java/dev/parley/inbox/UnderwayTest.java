package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.reply.StandardReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People in the middle of a flow when it is published anew, on a real store.
class UnderwayTest extends OneLane {
    private static final String COFFEE = """
            flow: coffee
            invite: {keywords: [brew]}
            expire: 3d
            steps:
              - {id: taste, ask: How was the coffee? 1 to 5., answer: csat}
              - {id: why, ask: Why?, answer: text}
              - end: Bye.
            """;
    private static final String BO = "+15550102";

    private Underway underway;

    @BeforeEach
    void coffee() {
        serve(COFFEE);
        underway = new Underway(new Underway.Parts(
                store.conversations(), flows, new Engine(StandardReader.create(), Phrases.builtIn()), inbox, clock));
    }

    @Test
    void those_who_can_be_moved_go_on_with_the_new_version_and_the_others_finish_theirs() {
        from(ANA, "brew");
        from(ANA, "4");
        from(BO, "brew");
        Flow next = serve(
                COFFEE.replace("How was the coffee?", "How was your coffee?").replace("Bye.", "See you."));

        Underway.Tally before = underway.look(next);
        Underway.Tally after = underway.move(next);

        assertThat(before.running()).isEqualTo(2);
        assertThat(before.movable() + before.moved() + before.there()).isZero();
        assertThat(before.stays()).hasSize(2);
        assertThat(after.moved()).isZero();
        assertThat(from(BO, "4")).containsExactly("Why?");
        assertThat(from(BO, "good beans")).containsExactly("Bye.");
    }

    @Test
    void whoever_is_moved_answers_the_question_they_see_and_goes_on_below_it() {
        from(ANA, "brew");
        from(BO, "brew");
        from(BO, "2");
        Flow next = serve(COFFEE.replace("ask: Why?", "ask: What made it so?").replace("Bye.", "See you."));

        assertThat(underway.look(next).movable()).isEqualTo(1);
        Underway.Tally moved = underway.move(next);

        assertThat(moved.moved()).isEqualTo(1);
        assertThat(moved.stays().keySet()).containsExactly("waits at why, which is gone or asks something else");
        assertThat(underway.look(next).there()).isEqualTo(1);
        assertThat(from(ANA, "5")).containsExactly("What made it so?");
        assertThat(from(ANA, "beans")).containsExactly("See you.");
        assertThat(talk(ANA).origin().revision()).isEqualTo(next.revision());
        assertThat(from(BO, "bitter")).containsExactly("Bye.");
    }

    @Test
    void who_is_moved_is_reminded_and_ends_by_the_times_of_the_new_version() {
        from(ANA, "brew");
        Flow next = serve(COFFEE.replace("expire: 3d", "expire: 6h"));
        underway.move(next);
        clock.pass(Duration.ofHours(7));

        inbox.tick(ids.of(new Parties("sms", OUR, ANA)));

        assertThat(talk(ANA).status().word()).isEqualTo("expired");
    }

    @Test
    void nobody_is_moved_twice_and_nobody_who_is_done() {
        from(ANA, "brew");
        Flow next = serve(COFFEE.replace("Bye.", "See you."));

        assertThat(underway.move(next).moved()).isEqualTo(1);
        assertThat(underway.move(next).moved()).isZero();
        from(ANA, "5");
        from(ANA, "beans");
        assertThat(underway.look(next).running()).isZero();
        assertThat(inbox.move(ids.of(new Parties("sms", OUR, ANA)), talk(ANA).id(), next))
                .isFalse();
    }

    @Test
    void only_conversations_of_the_flow_are_looked_at() {
        say("survey");
        from(BO, "brew");

        assertThat(underway.look(flows.published(new FlowId("nps")).orElseThrow())
                        .running())
                .isEqualTo(1);
    }

    private Flow serve(String yaml) {
        Flow flow = TestFlows.of(yaml);
        List<Flow> all = new ArrayList<>(flows.published());
        all.removeIf(one -> one.id().equals(flow.id()));
        all.add(flow);
        flows.publish(all);
        return flow;
    }

    private List<String> from(String their, String text) {
        return inbox
                .receive(new Inbound("sms", OUR, their, "SM" + messages++, Inbound.Content.of(text)))
                .replies()
                .stream()
                .map(Outbound::text)
                .toList();
    }

    private Conversation talk(String their) {
        return store.lanes()
                .find(ids.of(new Parties("sms", OUR, their)))
                .flatMap(lane -> lane.talk().current())
                .orElseThrow();
    }
}
