package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a file a cursor stands, told by indentation alone: while somebody writes, a file is seldom valid.
///
/// @param path the keys around the cursor from the outside, {@link #ITEM} for an item of a list
/// @param key the key whose value the cursor is in; "" if it is where a key belongs
/// @param column of the keys of the mapping the cursor is in, from 0
record Place(List<String> path, String key, int column) {
    /// Stands for an item of a list in a path.
    static final String ITEM = "-";

    private static final Pattern DASH = Pattern.compile("-(?= |$) *");
    private static final Pattern KEY = Pattern.compile("(?:\"([^\"]*)\"|([^\\s:#{\\[\"'&-][^:#{\\[]*)):(?=\\s|$)");

    Place {
        path = List.copyOf(path);
    }

    /// A dash or a key and its column.
    private record Token(String name, int column) {
        boolean isItem() {
            return name.equals(ITEM);
        }
    }

    /// The place of a cursor.
    static Place of(SourceLines lines, Mark at) {
        return of(lines, at.line(), lines.before(at));
    }

    private static Place of(SourceLines lines, int line, String before) {
        int brace = openBrace(before);
        if (brace >= 0) {
            return inBraces(lines, line, before, brace);
        }
        List<Token> own = tokens(before);
        Optional<Token> key = own.isEmpty() || own.getLast().isItem() ? Optional.empty() : Optional.of(own.getLast());
        Deque<String> path = new ArrayDeque<>();
        int column = key.map(Token::column).orElse(end(before));
        int inner = column;
        for (Token dash : own.reversed()) {
            if (dash.isItem()) {
                path.addFirst(ITEM);
                inner = dash.column();
            }
        }
        climb(lines, line, inner, path);
        return new Place(List.copyOf(path), key.map(Token::name).orElse(""), column);
    }

    private static Place inBraces(SourceLines lines, int line, String before, int brace) {
        Place around = of(lines, line, before.substring(0, brace));
        List<String> path = new ArrayList<>(around.path());
        if (!around.key().isEmpty()) {
            path.add(around.key());
        }
        if (before.substring(0, brace).stripTrailing().endsWith("[")) {
            path.add(ITEM);
        }
        String inside = before.substring(brace + 1);
        String part = inside.substring(inside.lastIndexOf(',') + 1);
        int colon = part.indexOf(':');
        return new Place(path, colon < 0 ? "" : part.substring(0, colon).strip(), brace + 1);
    }

    /// Where the brace stands that is open at the end, of a mapping and not of `{{ }}`; -1 if none is.
    private static int openBrace(String before) {
        int depth = 0;
        for (int i = before.length() - 1; i >= 0; i--) {
            char c = before.charAt(i);
            if ((c == '{' || c == '}') && i > 0 && c == before.charAt(i - 1)) {
                i--;
            } else if (c == '}') {
                depth++;
            } else if (c == '{') {
                depth--;
            }
            if (depth < 0) {
                return i;
            }
        }
        return -1;
    }

    private static int end(String before) {
        return before.isBlank() ? before.length() : tokens(before).isEmpty() ? indent(before) : afterDashes(before);
    }

    private static int afterDashes(String before) {
        Token last = tokens(before).getLast();
        Matcher dash = DASH.matcher(before);
        return dash.find(last.column()) ? dash.end() : last.column();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = indent(line);
        Matcher dash = DASH.matcher(line);
        while (dash.region(at, line.length()).lookingAt()) {
            tokens.add(new Token(ITEM, at));
            at = dash.end();
        }
        Matcher key = KEY.matcher(line);
        if (key.region(at, line.length()).lookingAt()) {
            tokens.add(new Token(Optional.ofNullable(key.group(1)).orElse(key.group(2)), at));
        }
        return tokens;
    }

    /// Goes up to the outside, line by line: what is further to the left is around; a list may stand in the column of
    /// its key.
    private static void climb(SourceLines lines, int from, int column, Deque<String> path) {
        int inner = column;
        for (int number = from - 1; number >= 1; number--) {
            for (Token token : tokens(lines.line(number)).reversed()) {
                boolean isListsKey = token.column() == inner && !token.isItem() && ITEM.equals(path.peekFirst());
                if (token.column() < inner || isListsKey) {
                    path.addFirst(token.name());
                    inner = token.column();
                }
            }
        }
    }
}
