package dev.parley.flowfile;

import dev.parley.flowfile.source.Node;
import java.util.List;
import java.util.regex.Pattern;

/// Lists of short texts.
final class Lists {
    private static final Pattern FIELD = Pattern.compile("((contact|event)\\.)?[A-Za-z_][A-Za-z0-9_]{0,63}");

    private Lists() {}

    /// Names of fields of the contact or the event.
    static List<String> names(Form form, String key, Reads reads) {
        return texts(form, key, reads, FIELD, "the name of a field of the contact or the event");
    }

    /// Texts of a certain shape; those of another one are reported and left out.
    static List<String> texts(Form form, String key, Reads reads, Pattern shape, String described) {
        List<Node> items = form.list(key);
        if (items.size() > FlowLimits.MAX_ITEMS) {
            reads.report(form.markOf(key), key + " has more than " + FlowLimits.MAX_ITEMS + " items");
            return List.of();
        }
        return items.stream()
                .flatMap(item -> reads.shaped(item, shape, key, described).stream())
                .toList();
    }
}
