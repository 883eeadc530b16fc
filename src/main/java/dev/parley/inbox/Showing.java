package dev.parley.inbox;

import dev.parley.channel.Question;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Messages;
import dev.parley.flow.Flow;
import dev.parley.flow.MessageKey;
import dev.parley.flow.Remaining;
import dev.parley.flow.StepId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Lays out a lane for a page of ours. Safe for any thread.
final class Showing {
    private final Talking talking;
    private final Questions questions;
    private final Messages messages;

    Showing(Talking talking, Questions questions, Messages messages) {
        this.messages = messages;
        this.talking = talking;
        this.questions = questions;
    }

    Shown of(LaneId id, Optional<Lane> lane) {
        return new Shown(
                id,
                lane.map(Lane::version).orElse(0L),
                lane.map(it -> it.contact().parties()),
                lane.flatMap(it -> it.talk().current().map(current -> talk(it, current))));
    }

    /// The same with no more than what says what the person may do next: without the answers and how far it is, which
    /// take a walk through the flow.
    Shown glance(LaneId id, Optional<Lane> lane) {
        return new Shown(
                id,
                lane.map(Lane::version).orElse(0L),
                lane.map(it -> it.contact().parties()),
                lane.flatMap(it -> it.talk()
                        .current()
                        .map(current ->
                                new Shown.Talk(current, talking.flow(current), questions.open(it), Map.of(), 0))));
    }

    private Shown.Talk talk(Lane lane, Conversation current) {
        Flow flow = talking.flow(current);
        Conversation shown = current.isForgotten()
                ? current.closedWith(messages.text(
                        MessageKey.LATE, flow, current, current.origin().startedAt()))
                : current;
        return new Shown.Talk(shown, flow, questions.open(lane), answered(current), progress(flow, current));
    }

    private Map<StepId, Question> answered(Conversation current) {
        Map<StepId, Question> answered = new LinkedHashMap<>();
        if (current.status().isOpen()) {
            for (Answer answer : current.history().answers()) {
                if (answer.isGiven() && !current.progress().at().equals(Optional.of(answer.step()))) {
                    questions.of(current, answer.step()).ifPresent(it -> answered.put(answer.step(), it));
                }
            }
        }
        return answered;
    }

    private static double progress(Flow flow, Conversation current) {
        int done = current.history().answers().size();
        int left = current.progress()
                .at()
                .map(step -> Remaining.questions(flow.program(), step))
                .orElse(0);
        return current.status().isOpen() ? (double) done / Math.max(1, done + left) : 1;
    }
}
