package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A pulse from its first word to its last, in which each call comes three times, and all of them once more at the end,
/// the last one first.
class SlackRedeliveryTest extends SlackStage {
    private final List<Runnable> delivered = new ArrayList<>();

    @Override
    Map<String, String> settings() {
        return USUAL;
    }

    @Test
    void a_pulse_answered_by_buttons_asks_each_question_once() throws Exception {
        event(SlackCaller.message("Ev1", "mood"));
        asked("This survey is anonymous.");
        SlackStandIn.Call first = asked("How likely");
        tap(first, "9", "1772359230.000001");
        SlackStandIn.Call second = asked("My workload");
        tap(second, "4", "1772359230.000002");
        SlackStandIn.Call third = asked("What would make");
        String form = SlackCaller.recorded("longer-answer.json").replace("conversation/why", ref(third));
        deliver(() -> assertThat(caller.interaction(form).statusCode()).isEqualTo(200));
        asked("Thank you.");
        nothingComesOfAllOfItAgain();
    }

    @Test
    void a_pulse_answered_by_typing_in_a_thread_and_beside_it_asks_each_question_once() throws Exception {
        event(SlackCaller.message("Ev1", "mood"));
        asked("This survey is anonymous.");
        asked("How likely");
        event(SlackCaller.recorded("message-in-thread.json"));
        asked("My workload");
        event(SlackCaller.message("Ev3", "4"));
        asked("What would make");
        event(SlackCaller.message("Ev4", "Fewer meetings"));
        asked("Thank you.");
        nothingComesOfAllOfItAgain();
    }

    private void nothingComesOfAllOfItAgain() throws InterruptedException {
        delivered.reversed().forEach(Runnable::run);
        assertThat(slack.unseen("chat.postMessage")).isZero();
        caller.event(SlackCaller.message("Ev100", "survey"));
        asked("How likely are you to recommend Q&amp;A");
        assertThat(slack.unseen("chat.postMessage")).isZero();
    }

    private SlackStandIn.Call asked(String words) throws InterruptedException {
        SlackStandIn.Call call = slack.next("chat.postMessage");
        assertThat(call.fields().get("text")).startsWith(words);
        return call;
    }

    private void event(String json) {
        deliver(() -> assertThat(caller.event(json).statusCode()).isEqualTo(200));
    }

    private void tap(SlackStandIn.Call asked, String value, String time) {
        String tap = tapped(asked, value, time);
        deliver(() -> assertThat(caller.interaction(tap).statusCode()).isEqualTo(200));
    }

    private void deliver(Runnable call) {
        for (int again = 0; again < 3; again++) {
            call.run();
        }
        delivered.add(call);
    }
}
