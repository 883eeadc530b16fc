package dev.parley.flowfile.cel;

import dev.cel.common.CelIssue;
import dev.parley.flow.Scope;
import dev.parley.flowfile.cel.Compiled.Fault;
import dev.parley.flowfile.source.Nearest;
import java.util.List;
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

    /// The functions of CEL that authors may slip on.
    private static final List<String> FUNCTIONS = List.of(
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "has",
            "exists",
            "all",
            "filter",
            "map",
            "int",
            "double",
            "string",
            "timestamp",
            "duration",
            "getHours");

    private CelMessages() {}

    static Fault fault(CelIssue issue, String source) {
        int offset = offset(issue, source);
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        boolean called = undeclared.matches() && source.startsWith("(", offset);
        return called
                ? function(undeclared.group(1), offset)
                : new Fault(offset, sentence(issue.getMessage(), source, offset));
    }

    /// CEL points at the bracket behind a function's name.
    private static Fault function(String name, int bracket) {
        return new Fault(
                Math.max(0, bracket - name.length()), "unknown function " + name + Nearest.hint(name, FUNCTIONS));
    }

    /// CEL counts lines from 1 and columns from 0; -1 if it does not know.
    private static int offset(CelIssue issue, String source) {
        int start = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        return Math.clamp((long) start + issue.getSourceLocation().getColumn(), 0, Math.max(0, source.length() - 1));
    }

    /// Whether the complaint is about names and types, which one wrong name upsets all around it.
    static boolean isOfTypes(CelIssue issue) {
        String theirs = issue.getMessage();
        return FIELD.matcher(theirs).matches() || OVERLOAD.matcher(theirs).matches();
    }

    private static String sentence(String theirs, String source, int offset) {
        Matcher undeclared = UNDECLARED.matcher(theirs);
        if (undeclared.matches()) {
            return unknown(undeclared.group(1));
        }
        Matcher overload = OVERLOAD.matcher(theirs);
        if (overload.matches()) {
            return mismatch(overload.group(1).replace("_", "").strip(), types(overload.group(2)));
        }
        if (theirs.contains("does not support field selection")) {
            return "what stands before the dot has no parts";
        }
        if (theirs.contains("has() macro")) {
            return "has() asks for a field, such as has(contact.tier)";
        }
        Matcher field = FIELD.matcher(theirs);
        return field.matches() ? "unknown " + field.group(1) : syntax(theirs, source, offset);
    }

    private static String unknown(String name) {
        return "unknown " + name
                + Nearest.to(name, Scope.ROOTS)
                        .map(near -> ", did you mean " + near + "?")
                        .orElse("; names begin with " + String.join(", ", Scope.ROOTS) + ", and a text needs quotes: '"
                                + name + "'");
    }

    private static String mismatch(String operator, String types) {
        boolean isMixed = types.contains("number") && types.contains("text") && operator.matches("[=!<>]=?");
        return operator + " does not go with (" + types + ")"
                + (isMixed ? "; numbers stand without quotes, and are compared with numbers only" : "");
    }

    private static String types(String theirs) {
        return theirs.replace(".(", ", ")
                .replaceAll("[()]", "")
                .replaceAll("google\\.protobuf\\.Timestamp", "time")
                .replaceAll("google\\.protobuf\\.Duration", "length of time")
                .replaceAll("\\bint\\b", "whole number")
                .replaceAll("\\bdouble\\b", "number")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "true or false");
    }

    private static String syntax(String theirs, String source, int offset) {
        if (SINGLE_EQUALS.matcher(source).find()) {
            return "to compare, write == (or >=, <=, !=)";
        }
        if (WORDS.matcher(source).find()) {
            return "write && for and, || for or, ! for not";
        }
        String rest = source.substring(offset).strip();
        return rest.isEmpty() || theirs.contains("input '<EOF>'") || theirs.contains("at '<EOF>'")
                ? "the expression ends too early; write what is still missing at its end"
                : "this cannot be understood from \"" + (rest.length() > 20 ? rest.substring(0, 20) + "..." : rest)
                        + "\" on";
    }
}
