package dev.parley.flowfile;

import dev.parley.flow.Revision;
import dev.parley.flowfile.Plan.Document;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/// A flow's content whatever it looks like: JSON with keys in order, so that comments, quoting, folding and the order
/// of keys make no difference. It is YAML too, and reads back as the same tree.
final class Canonical {
    private final StringBuilder out = new StringBuilder();

    private Canonical() {}

    /// One document on one line.
    static String of(Node node) {
        Canonical canonical = new Canonical();
        canonical.write(node);
        return canonical.out.toString();
    }

    /// The hash covers included flows: what they say is part of what this flow says.
    static Revision revision(Plan plan) {
        MessageDigest digest = sha256();
        digest.update(of(plan.document().root()).getBytes(StandardCharsets.UTF_8));
        for (Document included : plan.included()) {
            digest.update(("\n" + included.id() + "\n" + of(included.root())).getBytes(StandardCharsets.UTF_8));
        }
        String hex = HexFormat.of().formatHex(digest.digest());
        return new Revision(plan.document().id(), hex.substring(0, Revision.HASH_DIGITS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private void write(Node node) {
        switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Node.Sequence list -> {
                out.append('[');
                Iterator<Node> items = list.items().iterator();
                while (items.hasNext()) {
                    write(items.next());
                    out.append(items.hasNext() ? ", " : "");
                }
                out.append(']');
            }
            case Node.Mapping mapping -> {
                out.append('{');
                Iterator<Entry> entries = sorted(mapping).iterator();
                while (entries.hasNext()) {
                    Entry entry = entries.next();
                    text(entry.key().text());
                    out.append(": ");
                    write(entry.value());
                    out.append(entries.hasNext() ? ", " : "");
                }
                out.append('}');
            }
            case Node.Broken broken -> out.append("null");
        }
    }

    private static List<Entry> sorted(Node.Mapping mapping) {
        return mapping.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.key().text()))
                .toList();
    }

    private void scalar(Scalar scalar) {
        if (Constants.isNumber(scalar) || Constants.isTruth(scalar)) {
            out.append(scalar.text());
        } else if (scalar.isNothing()) {
            out.append("null");
        } else {
            text(scalar.text());
        }
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        out.append('"');
    }
}
