package dev.parley.flowfile.source;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The YAML parser's own complaints in an author's words.
final class YamlFault {
    private record Wording(String theirs, String ours) {}

    private static final String UNCLOSED = "found unexpected end of stream";

    private static final List<Wording> WORDINGS = List.of(
            new Wording("(TAB)", "a tab stands here; indent with spaces"),
            new Wording(
                    "mapping values are not allowed here",
                    "a colon that makes no key here; put the text in quotes if it contains a colon, or check the indentation"),
            new Wording("could not find expected ':'", "a line that is no \"key: value\"; a colon is missing"),
            new Wording(
                    "expected <block end>",
                    "this line is indented differently from the lines it belongs to, or a quote before it ends too early"),
            new Wording("but found '<stream end>'", "the file ends in the middle of a list or mapping"),
            new Wording(UNCLOSED, "a text in quotes is never closed"),
            new Wording("expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing"),
            new Wording("expected ',' or '}'", "a mapping in { } is not closed, or a comma is missing"),
            new Wording("found undefined tag handle", "tags (!) are not allowed in flows"),
            new Wording("cannot start any token", "this character cannot begin a text; put the text in quotes"),
            new Wording(
                    "found unknown escape character",
                    "an unknown backslash sign in a text in double quotes; use single quotes"));

    private YamlFault() {}

    static void report(YamlEngineException fault, Problems problems) {
        Mark at = Mark.START;
        String theirs = String.valueOf(fault.getMessage());
        if (fault instanceof MarkedYamlEngineException marked) {
            theirs = marked.getProblem();
            // A quote is missed at the end of the file; what helps is where it was opened.
            boolean unclosed = theirs.contains(UNCLOSED);
            at = (unclosed ? marked.getContextMark().or(marked::getProblemMark) : marked.getProblemMark())
                    .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(at);
        }
        problems.error(at, sentence(theirs));
    }

    private static String sentence(String theirs) {
        return WORDINGS.stream()
                .filter(wording -> theirs.contains(wording.theirs()))
                .map(Wording::ours)
                .findFirst()
                .orElse("not valid YAML: " + theirs.lines().findFirst().orElse(theirs));
    }
}
