package dev.parley.flowtest;

import java.util.List;

/// A text in which `*` stands for anything. White space counts once, whatever its kind: line breaks in a test file
/// are no line breaks in a message.
record Pattern(List<String> parts) {
    Pattern {
        parts = List.copyOf(parts);
    }

    static Pattern of(String text) {
        return new Pattern(List.of(plain(text).split("\\*", -1)));
    }

    /// Looks for the parts one after the other, without going back: linear in the text's length for each part.
    boolean matches(String message) {
        String text = plain(message);
        if (parts.size() == 1) {
            return text.equals(parts.getFirst());
        }
        String last = parts.getLast();
        if (!text.startsWith(parts.getFirst())) {
            return false;
        }
        int from = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return text.length() - last.length() >= from && text.endsWith(last);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
