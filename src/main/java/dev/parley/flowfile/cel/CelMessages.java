package dev.parley.flowfile.cel;

import dev.cel.common.CelIssue;
import dev.parley.flow.Scope;
import dev.parley.flowfile.cel.Compiled.Fault;
import dev.parley.flowfile.source.Nearest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CEL's complaints in an author's words.
final class CelMessages {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'.*");
    private static final Pattern FIELD = Pattern.compile("undefined field '(.*?)'");
    private static final Pattern WORDS = Pattern.compile("(?i)(?<=\\s)(and|or|not)(?=\\s)");
    private static final Pattern SINGLE_EQUALS = Pattern.compile("(?<![=!<>])=(?![=])");

    private CelMessages() {}

    static Fault fault(CelIssue issue, String source) {
        int offset = offset(issue, source);
        return new Fault(offset, sentence(issue.getMessage(), source, offset));
    }

    /// CEL counts lines from 1 and columns from 0; -1 if it does not know.
    private static int offset(CelIssue issue, String source) {
        int start = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        return Math.clamp((long) start + issue.getSourceLocation().getColumn(), 0, Math.max(0, source.length() - 1));
    }

    private static String sentence(String theirs, String source, int offset) {
        Matcher undeclared = UNDECLARED.matcher(theirs);
        if (undeclared.matches()) {
            String name = undeclared.group(1);
            return "unknown " + name
                    + Nearest.to(name, Scope.ROOTS)
                            .map(near -> ", did you mean " + near + "?")
                            .orElse("; names begin with " + String.join(", ", Scope.ROOTS)
                                    + ", and a text needs quotes: '" + name + "'");
        }
        Matcher overload = OVERLOAD.matcher(theirs);
        if (overload.matches()) {
            return overload.group(1).replace("_", "").strip() + " does not go with (" + types(overload.group(2)) + ")";
        }
        Matcher field = FIELD.matcher(theirs);
        return field.matches() ? "unknown " + field.group(1) : syntax(source, offset);
    }

    private static String types(String theirs) {
        return theirs.replaceAll("[()]", "")
                .replaceAll("\\bint\\b", "whole number")
                .replaceAll("\\bdouble\\b", "number")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "true or false");
    }

    private static String syntax(String source, int offset) {
        if (SINGLE_EQUALS.matcher(source).find()) {
            return "to compare, write == (or >=, <=, !=)";
        }
        if (WORDS.matcher(source).find()) {
            return "write && for and, || for or, ! for not";
        }
        String rest = source.substring(offset).strip();
        return rest.isEmpty() || offset >= source.stripTrailing().length() - 1
                ? "the expression ends too early"
                : "this cannot be understood from \"" + (rest.length() > 20 ? rest.substring(0, 20) + "..." : rest)
                        + "\" on";
    }
}
