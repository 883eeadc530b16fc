package dev.parley.flowfile;

import dev.parley.flow.Medium;
import dev.parley.flow.Segments;
import dev.parley.flow.Template;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.text.Sample;
import java.util.List;
import java.util.Set;

/// Checks that a text fits the channels it goes to. What will stand in its places is estimated. One thread.
///
/// @param channels the channels the flow's texts go to
/// @param vars the flow's variables, which are put in where a text names them
record TextCheck(Problems problems, Set<Medium> channels, Value.Fields vars) {
    TextCheck {
        channels = Set.copyOf(channels);
    }

    /// Checks nothing.
    TextCheck off() {
        return new TextCheck(problems, Set.of(), vars);
    }

    void check(Template template, Mark at, Set<Medium> meant) {
        String text = Sample.of(template, vars);
        for (Medium medium : meant) {
            if (channels.contains(medium)) {
                tooLong(medium, text, "the text", at);
            }
        }
        if (meant.contains(Medium.SMS) && channels.contains(Medium.SMS)) {
            dear(text, "the text", at);
        }
    }

    /// Checks a question with its options, unless its text is too long without them already.
    void checkList(Template template, List<String> options, Mark at) {
        String text = Sample.of(template, vars);
        if (channels.contains(Medium.SMS) && Segments.of(text).count() <= FlowLimits.SMS_PARTS) {
            String all = text + "\n0. " + String.join("\n0. ", options);
            tooLong(Medium.SMS, all, "the text with its options", at);
            dear(all, "the text with its options", at);
        }
    }

    private void tooLong(Medium medium, String text, String what, Mark at) {
        int length = text.codePointCount(0, text.length());
        int most = FlowLimits.maxText(medium);
        if (length > most) {
            problems.error(at, what + " has about " + length + " characters; " + medium.word() + " allows " + most);
        }
    }

    private void dear(String text, String what, Mark at) {
        Segments segments = Segments.of(text);
        if (segments.count() > FlowLimits.SMS_PARTS && text.length() <= FlowLimits.maxText(Medium.SMS)) {
            List<String> costly = Segments.costly(text);
            String why = costly.isEmpty() ? "" : "; without " + String.join(" ", costly) + " it would be fewer";
            problems.warning(at, what + " takes about " + segments.count() + " SMS segments" + why);
        }
    }
}
