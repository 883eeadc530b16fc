package dev.parley.authoring;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Flow;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flowtest.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a conversation went at a fork.
///
/// @param step the step with branches
/// @param value the answer that decided, "" if it was no answer
/// @param branch the branch as the author wrote it: `0-6`, `else`; "" if it went on below
public record Decision(StepId step, String value, String branch) {
    /// The fork between a step and the one that ran next; empty if the first has no branches.
    static Optional<Decision> between(Flow flow, Conversation conversation, StepId from, Optional<StepId> next) {
        Optional<Step> fork =
                flow.program().find(from).filter(step -> !Coverage.names(step).isEmpty());
        return fork.map(step -> new Decision(
                from,
                conversation.history().answer(from).map(Decision::shown).orElse(""),
                next.map(id -> branch(flow.program(), step, id)).orElse("")));
    }

    private static String branch(Program program, Step fork, StepId next) {
        List<List<Step>> blocks = Program.blocks(fork);
        List<String> names = Coverage.names(fork);
        return IntStream.range(0, Math.min(blocks.size(), names.size()))
                .filter(i -> blocks.get(i).stream()
                        .anyMatch(step -> step.id().equals(next) || program.isWithin(next, step.id())))
                .mapToObj(names::get)
                .findFirst()
                .orElse("");
    }

    private static String shown(Answer answer) {
        return answer.isGiven() ? answer.value().shown() : answer.evidence().rule();
    }
}
