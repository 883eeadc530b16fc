package dev.parley.flowfile.cel;

import dev.parley.flowfile.cel.Compiled.Fault;
import dev.parley.flowfile.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An author's expression made ready for CEL, character for character so that places stay the same: ids of questions
/// may have dashes, which CEL would read as minus. Names are checked here, because we can say what was meant.
record CelSource(String text, List<Fault> faults) {
    /// A text in quotes, or a path from one of our roots.
    private static final Pattern TOKEN = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\""
            + "|(?<![\\w.])(answers|vars)((?:\\s*\\.\\s*[A-Za-z_][\\w-]*)*)");

    CelSource {
        faults = List.copyOf(faults);
    }

    static CelSource of(String text, Names names) {
        StringBuilder ready = new StringBuilder(text);
        List<Fault> faults = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group(1) != null) {
                path(token, names, ready, faults);
            }
        }
        return new CelSource(ready.toString(), faults);
    }

    private static void path(Matcher token, Names names, StringBuilder ready, List<Fault> faults) {
        List<String> path = new ArrayList<>(List.of(token.group(1)));
        for (String name : token.group(2).split("\\.", -1)) {
            if (!name.isBlank()) {
                path.add(name.strip());
            }
        }
        boolean answer = token.group(1).equals("answers");
        if (!answer && path.size() > 1) {
            // A minus after a variable is a minus.
            path.set(1, path.get(1).replaceFirst("-.*", ""));
            path = path.subList(0, 2);
        }
        if (answer && path.size() > 2) {
            path.set(2, path.get(2).replaceFirst("-.*", ""));
            // What follows a value is CEL's own: .contains('late').
            path = path.subList(0, 3);
        }
        if (names.find(path) instanceof Names.Found.Unknown unknown) {
            faults.add(new Fault(token.start(), unknown.why()));
        }
        if (answer && path.size() > 1) {
            int at = token.group().indexOf(path.get(1), "answers".length()) + token.start();
            ready.replace(at, at + path.get(1).length(), celName(path.get(1)));
        }
    }

    /// A question's id as CEL sees it.
    static String celName(String id) {
        return id.replace('-', '_');
    }
}
