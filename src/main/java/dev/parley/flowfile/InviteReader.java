package dev.parley.flowfile;

import dev.parley.flow.Invite;
import dev.parley.flow.WhileOpen;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.reply.Clashes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `invite`. One thread.
final class InviteReader {
    private static final int MAX_KEYWORD = 40;

    private final Desk desk;
    private final Map<String, Mark> keywords = new LinkedHashMap<>();
    private Optional<Mark> fallback = Optional.empty();
    private Optional<Rotation> rotation = Optional.empty();

    InviteReader(Desk desk) {
        this.desk = desk;
    }

    Invite read(Optional<Node> node) {
        return node.flatMap(written -> desk.reads().mapping(written, "invite"))
                .map(mapping -> read(Form.open(mapping, FlowKeys.INVITE, desk.problems())))
                .orElse(Invite.NONE);
    }

    private Invite read(Form form) {
        if (form.list("keywords").size() > FlowLimits.MAX_ITEMS) {
            desk.problems().error(form.markOf("keywords"), "more than " + FlowLimits.MAX_ITEMS + " keywords");
        }
        form.list("keywords").stream().limit(FlowLimits.MAX_ITEMS).forEach(this::keyword);
        if (form.truth("default")) {
            fallback = Optional.of(form.markOf("default"));
        }
        WhileOpen whileOpen = form.word(
                        "while-open",
                        Arrays.stream(WhileOpen.values()).map(WhileOpen::word).toList())
                .map(word -> WhileOpen.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(WhileOpen.QUEUE);
        rotation = form.whole("rotate", 1, FlowLimits.MAX_STEPS).map(take -> new Rotation(take, form.markOf("rotate")));
        return new Invite(
                List.copyOf(keywords.keySet()),
                fallback.isPresent(),
                new TriggerReader(desk).read(form),
                new GateReader(desk).read(form),
                whileOpen);
    }

    /// How many of the flow's questions a round asks, if not all.
    Optional<Rotation> rotation() {
        return rotation;
    }

    private void keyword(Node node) {
        Optional<String> word =
                desk.reads().text(node, "a keyword").map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (word.isEmpty()) {
            return;
        }
        if (Clashes.isCarrierWord(word.get())) {
            desk.problems()
                    .error(
                            node.mark(),
                            word.get() + " belongs to the carriers and never reaches a flow; take another word");
        } else if (word.get().length() > MAX_KEYWORD) {
            desk.problems().error(node.mark(), "a keyword has at most " + MAX_KEYWORD + " characters");
        } else if (keywords.putIfAbsent(word.get(), node.mark()) != null) {
            desk.problems().error(node.mark(), "keyword " + word.get() + " is there twice; take one away");
        }
    }

    /// What has to be unlike in all flows of a folder: the start words and the default, with their places.
    Claims claims() {
        return new Claims(keywords, fallback);
    }
}
