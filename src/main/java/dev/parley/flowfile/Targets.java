package dev.parley.flowfile;

import dev.parley.flowfile.source.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a value is written: `contact.NAME` or `vars.NAME`.
final class Targets {
    private static final Pattern TARGET = Pattern.compile("(contact|vars)\\.[A-Za-z_][A-Za-z0-9_]{0,63}");

    private Targets() {}

    static Optional<String> read(Node node, Desk desk) {
        return desk.reads().shaped(node, TARGET, "the place to write to", "contact.NAME or vars.NAME");
    }
}
