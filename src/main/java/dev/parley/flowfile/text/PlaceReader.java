package dev.parley.flowfile.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what stands between `{{` and `}}`: a path, then filters with arguments. One thread.
final class PlaceReader {
    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern PATH = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(-?\\d+(?:\\.\\d+)?)");

    private final String text;
    private int at;

    PlaceReader(String text) {
        this.text = text;
    }

    /// What was read; offsets count from after `{{`.
    sealed interface Read {
        record Good(int offset, List<String> path, List<RawFilter> filters) implements Read {}

        record Bad(int offset, String why) implements Read {}
    }

    record RawFilter(int offset, String name, List<String> arguments) {}

    Read read() {
        skipBlank();
        int start = at;
        String path = take(PATH);
        if (path.isEmpty()) {
            return new Read.Bad(start, "a name such as contact.first_name belongs here");
        }
        List<RawFilter> filters = new ArrayList<>();
        skipBlank();
        while (at < text.length()) {
            if (text.charAt(at) != '|') {
                return new Read.Bad(at, "expected | and a filter, or }}, not " + rest());
            }
            at++;
            skipBlank();
            int offset = at;
            String name = take(NAME);
            if (name.isEmpty()) {
                return new Read.Bad(offset, "the name of a filter belongs after |");
            }
            List<String> arguments = new ArrayList<>();
            if (!arguments(arguments)) {
                return new Read.Bad(at, "a filter's argument is a text in quotes or a number, not " + rest());
            }
            filters.add(new RawFilter(offset, name, arguments));
        }
        return new Read.Good(start, List.of(path.split("\\.", -1)), filters);
    }

    /// Reads `: argument, argument`; whether all of them could be read.
    private boolean arguments(List<String> arguments) {
        skipBlank();
        char sign = ':';
        while (at < text.length() && text.charAt(at) == sign) {
            at++;
            skipBlank();
            Matcher argument = ARGUMENT.matcher(text).region(at, text.length());
            if (!argument.lookingAt()) {
                return false;
            }
            String quoted = argument.group(1) == null ? argument.group(2) : argument.group(1);
            arguments.add(quoted == null ? argument.group(3) : quoted);
            at = argument.end();
            skipBlank();
            sign = ',';
        }
        return true;
    }

    private String rest() {
        String rest = text.substring(at).strip();
        return rest.isEmpty() ? "the end" : rest.length() > 20 ? rest.substring(0, 20) + "..." : rest;
    }

    private void skipBlank() {
        take(BLANK);
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }
}
