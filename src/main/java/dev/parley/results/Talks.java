package dev.parley.results;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Flow;
import dev.parley.flow.Scale;
import dev.parley.flow.ScoreKind;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.insight.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads from a conversation what it gives to the sums. Pure.
public final class Talks {
    /// The parts that every flow's people can be split into.
    public static final List<String> ALWAYS = List.of("channel", "language", "revision");

    private static final Set<String> LISTED =
            Set.of("nps", "detract", "csat", "ces", "rating", "yes-no", "choice", "choices");
    private static final List<String> OUR_ENDS =
            List.of(Status.EXPIRED.word(), Status.REPLACED.word(), Status.TOO_LONG.word());
    /// Longer values are somebody's prose, and no name of a group.
    private static final int LONGEST = 64;

    private final Conversation conversation;
    private final Optional<Flow> flow;

    private Talks(Conversation conversation, Optional<Flow> flow) {
        this.conversation = conversation;
        this.flow = flow;
    }

    /// What it gives; empty for one held in confidence, which is counted elsewhere.
    ///
    /// @param flow the revision it was held with, if that is still known
    /// @param isUnreached whether every message of it was given up by the network
    public static Optional<Talk> of(Conversation conversation, Optional<Flow> flow, boolean isUnreached) {
        if (conversation.isInConfidence()) {
            return Optional.empty();
        }
        Talks talks = new Talks(conversation, flow);
        return Optional.of(new Talk(
                conversation.origin().revision().flow(), talks.outcome(isUnreached), talks.segments(), talks.stops()));
    }

    /// The fields by which a flow's results can be split, beside those of every flow.
    public static List<String> fields(Flow flow) {
        Set<String> fields = new LinkedHashSet<>(flow.defaults().segments());
        flow.program().all().values().forEach(step -> {
            if (step instanceof Step.Ask ask) {
                fields.addAll(ask.rules().segments());
            }
        });
        return List.copyOf(fields);
    }

    /// What may be answered to a question, in a word.
    public static String type(AnswerType type) {
        return type instanceof AnswerType.Score score ? type(score.scale()) : type.word();
    }

    private static String type(Scale scale) {
        return scale.kind() == ScoreKind.RATING
                ? scale.kind().word() + ":" + scale.min() + "-" + scale.max()
                : scale.kind().word();
    }

    private Outcome outcome(boolean isUnreached) {
        Status status = conversation.status();
        if (status.isOpen()) {
            return Outcome.OPEN;
        }
        if (status.equals(Status.OPTED_OUT)) {
            return Outcome.OPTED_OUT;
        }
        if (!OUR_ENDS.contains(status.word())) {
            return Outcome.COMPLETED;
        }
        if (conversation.history().answers().stream().anyMatch(Answer::isGiven)) {
            return Outcome.PARTIAL;
        }
        return isUnreached ? Outcome.NOT_REACHED : Outcome.EXPIRED;
    }

    private Map<String, String> segments() {
        Origin origin = conversation.origin();
        Map<String, String> segments = new TreeMap<>();
        flow.ifPresent(it -> fields(it).forEach(field -> segments.put(field, known(field))));
        segments.put("channel", origin.voice().medium().word());
        segments.put("language", origin.voice().language().tag());
        segments.put("revision", origin.revision().hash());
        return segments;
    }

    private String known(String field) {
        Value ofContact = conversation.facts().contact().get(field);
        Value value =
                ofContact == Value.Missing.VALUE ? conversation.facts().event().get(field) : ofContact;
        String shown = value.shown().strip();
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST);
    }

    private List<Talk.Stop> stops() {
        List<Talk.Stop> stops = new ArrayList<>();
        conversation.history().answers().forEach(answer -> stops.add(stop(answer)));
        unanswered()
                .ifPresent(step -> stops.add(new Talk.Stop(
                        new Question(step.value(), type(step)),
                        conversation.status().isOpen() ? How.OPEN : How.LEFT,
                        Talk.Said.NOTHING,
                        List.of())));
        return stops;
    }

    private Talk.Stop stop(Answer answer) {
        String scale = answer.rating().scale();
        Talk.Said said = new Talk.Said(!answer.comment().isBlank(), answer.isGiven() ? wait(answer) : Optional.empty());
        return new Talk.Stop(
                new Question(answer.step().value(), type(answer.step(), scale)),
                answer.isGiven() ? How.ANSWERED : How.SKIPPED,
                said,
                LISTED.contains(scale) ? values(answer.value()) : List.of());
    }

    private static List<String> values(Value value) {
        return value instanceof Value.Many many
                ? many.items().stream().map(Value::shown).toList()
                : List.of(value.shown());
    }

    /// The question that was put last, if nothing was made of it.
    private Optional<StepId> unanswered() {
        List<Turn> turns = conversation.history().transcript();
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn turn = turns.get(i);
            if (turn.from() == Turn.Speaker.BOT && isQuestion(turn.step())) {
                StepId step = new StepId(turn.step());
                return conversation.history().answer(step).isPresent() ? Optional.empty() : Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private boolean isQuestion(String step) {
        return !step.isEmpty()
                && flow.map(it -> it.program().find(new StepId(step)).orElse(null) instanceof Step.Ask)
                        .orElse(outcome(false) != Outcome.COMPLETED);
    }

    /// Since the question was put last before its answer.
    private Optional<Duration> wait(Answer answer) {
        Optional<Duration> wait = Optional.empty();
        for (Turn turn : conversation.history().transcript()) {
            boolean isBefore = turn.from() == Turn.Speaker.BOT
                    && turn.step().equals(answer.step().value())
                    && !turn.at().isAfter(answer.evidence().at());
            if (isBefore) {
                wait = Optional.of(Duration.between(turn.at(), answer.evidence().at()));
            }
        }
        return wait;
    }

    private String type(StepId step) {
        return type(step, "");
    }

    /// As the flow has it, else as the answer itself tells.
    private String type(StepId step, String otherwise) {
        return flow.flatMap(it -> it.program().find(step))
                .filter(Step.Ask.class::isInstance)
                .map(ask -> type(((Step.Ask) ask).answer()))
                .orElse(otherwise);
    }
}
