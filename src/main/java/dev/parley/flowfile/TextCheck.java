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
/// @param channels the flow's channels; empty if it may go to any
/// @param vars the flow's variables, which are put in where a text names them
record TextCheck(Problems problems, List<Medium> channels, Value.Fields vars) {
    void check(Template template, Mark at, Set<Medium> meant) {
        String text = Sample.of(template, vars);
        int length = text.codePointCount(0, text.length());
        for (Medium medium : meant) {
            int most = FlowLimits.maxText(medium);
            if (goesTo(medium) && length > most) {
                problems.error(
                        at, "the text has about " + length + " characters; " + medium.word() + " allows " + most);
            }
        }
        if (meant.contains(Medium.SMS) && goesTo(Medium.SMS)) {
            parts(text, at);
        }
    }

    private void parts(String text, Mark at) {
        Segments segments = Segments.of(text);
        if (segments.count() > FlowLimits.SMS_PARTS && text.length() <= FlowLimits.maxText(Medium.SMS)) {
            List<String> costly = Segments.costly(text);
            String why = costly.isEmpty() ? "" : "; without " + String.join(" ", costly) + " it would be fewer";
            problems.warning(at, "the text takes about " + segments.count() + " SMS segments" + why);
        }
    }

    private boolean goesTo(Medium medium) {
        return channels.isEmpty() || channels.contains(medium);
    }
}
