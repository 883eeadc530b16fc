package dev.parley.flowfile;

import dev.parley.flow.Anonymity;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads `anonymous`, and refuses what would break its promise. One thread.
final class AnonymityReader {
    private final Desk desk;
    private final Form flow;

    AnonymityReader(Desk desk, Form flow) {
        this.desk = desk;
        this.flow = flow;
    }

    Optional<Anonymity> read() {
        return flow.node("anonymous").flatMap(this::read);
    }

    private Optional<Anonymity> read(Node node) {
        if (node instanceof Scalar) {
            return desk.reads()
                    .truth(node, "anonymous")
                    .filter(Boolean::booleanValue)
                    .map(yes -> new Anonymity(Anonymity.USUAL, Anonymity.REPLIES));
        }
        return desk.reads()
                .mapping(node, "anonymous")
                .map(mapping -> read(Form.open(mapping, FlowKeys.ANONYMOUS, desk.problems())));
    }

    private Anonymity read(Form form) {
        int minimum =
                form.whole("minimum-group", Anonymity.LEAST, Anonymity.MOST).orElse(Anonymity.USUAL);
        boolean none = form.node("replies")
                .filter(node -> node instanceof Scalar scalar && scalar.text().equals("none"))
                .isPresent();
        Duration replies = none
                ? Duration.ZERO
                : form.duration("replies", FlowLimits.LONGEST_PAUSE).orElse(Anonymity.REPLIES);
        return new Anonymity(minimum, replies);
    }

    /// Refuses steps that would write answers to the person, or tell somebody about them as they are given.
    void check(List<Step> steps, Duration expire) {
        if (expire.isZero()) {
            desk.problems()
                    .error(
                            flow.markOf("expire"),
                            "an anonymous conversation has to end: what was said is held for the person until then;"
                                    + " write expire: 72h or the like");
        }
        steps.forEach(this::check);
    }

    private void check(Step step) {
        refusal(step).ifPresent(why -> desk.problems().error(mark(step), why));
        if (step instanceof Step.Ask ask
                && (ask.answer() instanceof AnswerType.Email || ask.answer() instanceof AnswerType.Phone)) {
            desk.problems()
                    .warning(mark(step), "an anonymous flow that asks for an address or a number asks who somebody is");
        }
        Program.blocks(step).forEach(block -> block.forEach(this::check));
    }

    private Mark mark(Step step) {
        return desk.places().marks().getOrDefault(step.id(), flow.markOf("anonymous"));
    }

    private static Optional<String> refusal(Step step) {
        return switch (step) {
            case Step.Ask ask ->
                ask.rules().save().startsWith("contact.")
                        ? Optional.of(written(ask.rules().save()))
                        : Optional.empty();
            case Step.Set set ->
                set.fields().keySet().stream()
                        .filter(target -> target.startsWith("contact."))
                        .findFirst()
                        .map(AnonymityReader::written);
            case Step.OpenCase open ->
                Optional.of("a case is about a person, and this flow is anonymous; take the case away");
            case Step.Notify notify ->
                Optional.of("this flow is anonymous: who is told at once what was said can see who said it;"
                        + " take notify away, results show once enough people have answered");
            case Step.Call call ->
                Optional.of("this flow is anonymous: an integration called while somebody answers learns who it is;"
                        + " take call away");
            case Step.Say say -> Optional.empty();
            case Step.When when -> Optional.empty();
            case Step.Choose choose -> Optional.empty();
            case Step.Split split -> Optional.empty();
            case Step.Rotate rotate -> Optional.empty();
            case Step.Wait pause -> Optional.empty();
            case Step.Include include -> Optional.empty();
            case Step.Go go -> Optional.empty();
            case Step.End end -> Optional.empty();
        };
    }

    private static String written(String target) {
        return target + " is kept with the person, and this flow is anonymous; write to vars.NAME";
    }
}
