package dev.parley.flowfile;

import dev.parley.flow.AnswerType;
import dev.parley.flow.AskRules;
import dev.parley.flow.AskRules.Retrying;
import dev.parley.flow.Branch;
import dev.parley.flow.Step;
import dev.parley.flow.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads `ask`. One thread.
final class AskReader {
    /// Asking back more often is nagging.
    private static final int MAX_RETRY = 5;

    private final Desk desk;
    private final TalkReader talks;
    private final AnswerReader answers;
    private final BranchReader branches;

    AskReader(Desk desk, StepReader steps) {
        this.desk = desk;
        this.talks = new TalkReader(desk);
        this.answers = new AnswerReader(desk);
        this.branches = new BranchReader(desk, steps);
    }

    Step ask(StepForm step) {
        if (!step.form().has("id")) {
            desk.problems().error(step.form().mark(), "this question needs an id; its answers are kept under it");
        }
        Wording prompt = talks.main(step, step.form().node("ask"));
        Optional<AnswerType> type = answers.answer(step);
        type.ifPresent(known -> desk.texts()
                .checkWithOptions(prompt, known.options(), step.form().mark()));
        AskRules rules = rules(step);
        List<Branch> then = branches.then(step, type, rules.optional());
        return new Step.Ask(step.id(), prompt, type.orElse(new AnswerType.Text()), rules, then);
    }

    private AskRules rules(StepForm step) {
        Form form = step.form();
        Retrying timing = new Retrying(
                form.duration("timeout", FlowLimits.LONGEST_PAUSE).orElse(Duration.ZERO),
                talks.part(step, form, "unclear"));
        return new AskRules(
                form.truth("optional"),
                form.whole("retry", 0, MAX_RETRY).orElse(AskRules.DEFAULT_RETRY),
                form.node("save").flatMap(node -> Targets.read(node, desk)).orElse(""),
                timing,
                Lists.names(form, "segments", desk.reads()));
    }
}
