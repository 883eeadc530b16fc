package dev.parley.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes a pattern of a language file apart or writes it out: `(stop|quit) texting (me|)` is four phrases, and
/// `<contact>` stands for any of the words listed under that name. Brackets may be nested.
final class Wordings {
    private final Map<String, List<String>> named;

    Wordings(Map<String, List<String>> named) {
        this.named = Map.copyOf(named);
    }

    /// A pattern's parts, one after the other: groups, and words that may have a group within ("lascia(temi|mi)"). Han
    /// and kana need no space between two parts.
    ///
    /// @throws IllegalArgumentException if a bracket is not closed
    List<String> parts(String pattern) {
        boolean unspaced = pattern.codePoints().anyMatch(Letters::isAlone);
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < pattern.length()) {
            char mark = pattern.charAt(at);
            boolean opens = depth(mark) > 0;
            if (mark == ' ' || (opens && unspaced)) {
                addPart(parts, pattern.substring(from, at));
                from = at;
            }
            at = opens ? closing(pattern, at) + 1 : at + 1;
            if (opens && unspaced) {
                addPart(parts, pattern.substring(from, at));
                from = at;
            }
        }
        addPart(parts, pattern.substring(from));
        return parts;
    }

    private static void addPart(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    /// Whether a part is one bracket and nothing else.
    static boolean isGroup(String part) {
        return depth(part.charAt(0)) > 0 && closing(part, 0) == part.length() - 1;
    }

    /// The patterns that a group stands for.
    ///
    /// @throws IllegalArgumentException if a name is not listed
    List<String> alternatives(String group) {
        String inner = group.substring(1, group.length() - 1);
        return group.charAt(0) == '(' ? split(inner) : words(inner);
    }

    /// All phrases of a pattern.
    ///
    /// @throws IllegalArgumentException if a bracket is not closed or a name is not listed
    List<String> of(String pattern) {
        int open = firstBracket(pattern);
        if (open < 0) {
            return List.of(pattern);
        }
        int close = closing(pattern, open);
        String inner = pattern.substring(open + 1, close);
        List<String> rests = of(pattern.substring(close + 1));
        List<String> all = new ArrayList<>();
        for (String choice : pattern.charAt(open) == '(' ? choices(inner) : words(inner)) {
            rests.forEach(rest -> all.add(pattern.substring(0, open) + choice + rest));
        }
        return all;
    }

    private static int firstBracket(String pattern) {
        int round = pattern.indexOf('(');
        int angle = pattern.indexOf('<');
        return round < 0 || angle < 0 ? Math.max(round, angle) : Math.min(round, angle);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int at = open; at < pattern.length(); at++) {
            depth += depth(pattern.charAt(at));
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a bracket is not closed: " + pattern);
    }

    private static int depth(char mark) {
        return switch (mark) {
            case '(', '<' -> 1;
            case ')', '>' -> -1;
            default -> 0;
        };
    }

    private List<String> choices(String inner) {
        return split(inner).stream().flatMap(pattern -> of(pattern).stream()).toList();
    }

    private static List<String> split(String inner) {
        List<String> all = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int at = 0; at < inner.length(); at++) {
            depth += depth(inner.charAt(at));
            if (depth == 0 && inner.charAt(at) == '|') {
                all.add(inner.substring(from, at));
                from = at + 1;
            }
        }
        all.add(inner.substring(from));
        return all;
    }

    private List<String> words(String name) {
        List<String> words = named.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no words are listed under " + name);
        }
        return words;
    }
}
