package dev.parley.flowfile;

import dev.parley.flow.Step;
import dev.parley.flow.Wording;
import dev.parley.flowfile.Texts.Other;
import dev.parley.flowfile.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `say` and `end`, and the texts of any step with their translations. One thread.
final class TalkReader {
    /// Pictures are fetched by providers and by browsers, from outside.
    private static final Pattern IMAGE = Pattern.compile("https://[^\\s/]+/\\S*");

    /// Words that say how a conversation ended are Parley's own where they mean something to it.
    private static final List<String> RESERVED = List.of("open", "expired", "opted-out", "replaced", "too-long");

    private static final Pattern STATUS = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Desk desk;

    TalkReader(Desk desk) {
        this.desk = desk;
    }

    Step say(StepForm step) {
        String image = step.form()
                .node("image")
                .flatMap(node -> desk.reads().shaped(node, IMAGE, "image", "an https:// address"))
                .orElse("");
        return new Step.Say(step.id(), main(step, step.form().node("say")), image);
    }

    Step end(StepForm step) {
        Optional<Node> text = step.form().node("end").filter(node -> !isNothing(node));
        Optional<String> status = step.form()
                .node("status")
                .flatMap(node ->
                        desk.reads().shaped(node, STATUS, "status", "a word of lower-case letters, digits and dashes"));
        if (status.filter(RESERVED::contains).isPresent()) {
            desk.problems().error(step.form().markOf("status"), "status " + status.get() + " has another meaning");
        }
        Wording closing = text.isEmpty() ? Wording.none() : main(step, text);
        return new Step.End(step.id(), closing, status.orElse("completed"));
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNothing();
    }

    /// The main text of a step, with its translations.
    Wording main(StepForm step, Optional<Node> node) {
        List<Other> others =
                desk.translations().of(step.written()).stream().map(this::main).toList();
        Wording wording = node.map(
                        text -> desk.texts().wording(text, step.verb().word(), others))
                .orElse(Wording.none());
        if (wording.isPresent()) {
            noteGaps(step, wording);
        }
        return wording;
    }

    private Other main(Translated text) {
        String what = "the text in " + text.language();
        return new Other(
                text.language(),
                text.mark(),
                text.form(desk.problems())
                        .map(form -> desk.texts().variants(form, what, Translated.MAIN))
                        .orElseGet(() -> desk.texts().variants(text.node(), what)));
    }

    /// A text for colleagues, in one language and of any length.
    Wording internal(Optional<Node> node, String what) {
        return node.flatMap(text -> desk.texts().internal().variants(text, what))
                .map(words -> new Wording(Map.of(desk.texts().language(), words)))
                .orElse(Wording.none());
    }

    /// Another text of a step, under a key of its own both in the step and in its translations.
    Wording part(StepForm step, Form form, String key) {
        List<Other> others = desk.translations().of(step.written()).stream()
                .map(text -> new Other(
                        text.language(),
                        text.mark(),
                        text.part(key, desk.problems())
                                .flatMap(node -> desk.texts().variants(node, key))))
                .toList();
        Wording wording = form.node(key)
                .map(node -> desk.texts().wording(node, key, others))
                .orElse(Wording.none());
        if (wording.isPresent()) {
            desk.translations().expect(wording.languages().keySet(), key + " of " + step.written());
        }
        return wording;
    }

    private void noteGaps(StepForm step, Wording wording) {
        String name = step.id().isGiven()
                ? step.written()
                : "the text in line " + step.form().mark().line() + " (it needs an id)";
        desk.translations().expect(wording.languages().keySet(), name);
    }
}
