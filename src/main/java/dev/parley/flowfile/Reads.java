package dev.parley.flowfile;

import dev.parley.flow.LengthOfTime;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Node.Sequence;
import dev.parley.flowfile.source.Problems;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns nodes into plain values. What is none is reported, and the reader gets nothing; what is broken already is
/// passed over in silence. `what` names the value in messages. One thread.
final class Reads {
    /// Control characters and those that turn the direction of writing; both come with what is pasted into a file.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final Problems problems;

    Reads(Problems problems) {
        this.problems = problems;
    }

    Optional<Scalar> scalar(Node node, String what) {
        return switch (node) {
            case Scalar scalar -> scalar.isNothing() ? fault(node, what + " is empty") : Optional.of(scalar);
            case Node.Broken broken -> Optional.empty();
            case Mapping mapping -> fault(node, what + " must be a text, not a mapping");
            case Sequence sequence -> fault(node, what + " must be a text, not a list");
        };
    }

    Optional<Mapping> mapping(Node node, String what) {
        return switch (node) {
            case Mapping mapping -> Optional.of(mapping);
            case Node.Broken broken -> Optional.empty();
            case Scalar scalar -> fault(node, what + " must be a mapping (key: value)");
            case Sequence sequence -> fault(node, what + " must be a mapping (key: value), not a list");
        };
    }

    /// A mapping `{}` where something has to be said.
    void refuseNothing(Node node, String what) {
        if (node instanceof Mapping mapping && mapping.entries().isEmpty()) {
            problems.error(node.mark(), what + " is empty");
        }
    }

    /// The items of a list; a single value counts as a list of one.
    List<Node> list(Node node) {
        return switch (node) {
            case Sequence sequence -> sequence.items();
            case Node.Broken broken -> List.of();
            case Scalar scalar -> scalar.isNothing() ? List.of() : List.of(scalar);
            case Mapping mapping -> List.of(mapping);
        };
    }

    Optional<String> text(Node node, String what) {
        return scalar(node, what).map(Scalar::text).flatMap(text -> {
            if (text.isBlank()) {
                return fault(node, what + " is empty");
            }
            if (text.length() > FlowLimits.MAX_TEXT) {
                return fault(node, what + " has more than " + FlowLimits.MAX_TEXT + " characters");
            }
            return Optional.of(text);
        });
    }

    /// A short text without places to fill in, as options and labels are.
    Optional<String> label(Node node, String what) {
        return text(node, what).map(String::strip).flatMap(text -> {
            if (text.codePointCount(0, text.length()) > FlowLimits.MAX_OPTION) {
                return fault(node, what + " has more than " + FlowLimits.MAX_OPTION + " characters");
            }
            return text.contains("{{") ? fault(node, what + " cannot have {{ }} in it") : Optional.of(text);
        });
    }

    void report(Mark at, String message) {
        problems.error(at, message);
    }

    /// A text of a certain shape; `shape` describes it.
    Optional<String> shaped(Node node, Pattern pattern, String what, String shape) {
        return text(node, what)
                .flatMap(text -> pattern.matcher(text).matches()
                        ? Optional.of(text)
                        : fault(node, what + " must be " + shape + ", not " + quote(text)));
    }

    Optional<String> word(Node node, String what, Collection<String> known) {
        return text(node, what)
                .flatMap(text -> known.contains(text)
                        ? Optional.of(text)
                        : fault(node, "unknown " + what + " " + quote(text) + Nearest.hint(text, known)));
    }

    Optional<Boolean> truth(Node node, String what) {
        return word(node, what, List.of("true", "false")).map(Boolean::valueOf);
    }

    Optional<Integer> whole(Node node, String what, int least, int most) {
        return text(node, what).flatMap(text -> {
            if (!WHOLE.matcher(text).matches()) {
                return fault(node, what + " must be a whole number, not " + quote(text));
            }
            int number = Integer.parseInt(text);
            return number >= least && number <= most
                    ? Optional.of(number)
                    : fault(node, what + " must be from " + least + " to " + most + ", not " + number);
        });
    }

    Optional<Duration> duration(Node node, String what, Duration longest) {
        return text(node, what).flatMap(text -> {
            Optional<Duration> duration = Shapes.duration(text);
            if (duration.isEmpty()) {
                return fault(node, what + ": " + quote(text) + " is no duration; write a number and m, h, d or w: 24h");
            }
            if (duration.get().isZero()) {
                return fault(node, what + " must be longer than nothing");
            }
            return duration.get().compareTo(longest) > 0
                    ? fault(node, what + ": " + text + " is longer than " + LengthOfTime.shown(longest))
                    : duration;
        });
    }

    /// A share in hundredths of a percent, above nothing.
    Optional<Integer> percent(Node node, String what) {
        return text(node, what).flatMap(text -> {
            int percent = Shapes.percent(text).orElse(-1);
            if (percent < 0) {
                return fault(node, what + ": " + quote(text) + " is no percentage; write 25%");
            }
            if (percent == 0) {
                return fault(node, what + ": 0% is nobody");
            }
            return percent > 10_000 ? fault(node, what + ": " + text + " is more than 100%") : Optional.of(percent);
        });
    }

    private <T> Optional<T> fault(Node node, String message) {
        problems.error(node.mark(), message);
        return Optional.empty();
    }

    /// A word as messages show it: short, on one line, and with nothing in it that would steer a terminal.
    static String quote(String text) {
        String line = UNSEEN.matcher(text.replaceAll("\\s+", " ").strip())
                .replaceAll(unseen -> "U+%04X".formatted((int) unseen.group().charAt(0)));
        return line.codePointCount(0, line.length()) > 40
                ? line.substring(0, line.offsetByCodePoints(0, 40)) + "..."
                : line;
    }
}
