package dev.parley.flowtest;

import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the parts of a test, reporting what has another shape. One thread.
record Parts(Problems problems) {
    private static final int MAX_DIGITS = 4;
    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    List<Node> list(Node node, String otherwise) {
        return switch (node) {
            case Node.Sequence list -> list.items();
            case Node.Mapping mapping -> wrong(node.mark(), otherwise, List.of());
            case Node.Scalar scalar -> wrong(node.mark(), otherwise, List.of());
            case Node.Broken broken -> List.of();
        };
    }

    Optional<Node.Mapping> mapping(Node node, String otherwise) {
        return switch (node) {
            case Node.Mapping mapping -> Optional.of(mapping);
            case Node.Sequence list -> wrong(node.mark(), otherwise, Optional.empty());
            case Node.Scalar scalar -> wrong(node.mark(), otherwise, Optional.empty());
            case Node.Broken broken -> Optional.empty();
        };
    }

    Optional<String> text(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(scalar.isNothing() ? "" : scalar.text());
            case Node.Mapping mapping -> wrong(node.mark(), "a text belongs here", Optional.empty());
            case Node.Sequence list -> wrong(node.mark(), "a text belongs here", Optional.empty());
            case Node.Broken broken -> Optional.empty();
        };
    }

    /// Texts, numbers, true and false, and lists and mappings of them.
    Optional<Value> value(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(scalar(scalar));
            case Node.Sequence list ->
                Optional.of(new Value.Many(list.items().stream()
                        .flatMap(item -> value(item).stream())
                        .toList()));
            case Node.Mapping mapping -> Optional.of(fields(mapping));
            case Node.Broken broken -> Optional.empty();
        };
    }

    Value.Fields fields(Node.Mapping mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        mapping.entries()
                .forEach(entry -> value(entry.value())
                        .ifPresent(value -> fields.put(entry.key().text(), value)));
        return new Value.Fields(fields);
    }

    /// `30s`, `15m`, `24h`, `3d`.
    Optional<Duration> duration(Node node) {
        return text(node).flatMap(text -> {
            Optional<Duration> read = duration(text);
            return read.isPresent()
                    ? read
                    : wrong(node.mark(), "a duration is a number with s, m, h or d, such as 24h, not " + text, read);
        });
    }

    /// A whole number of at most {@link #MAX_DIGITS} digits.
    Optional<Integer> count(Node node, String otherwise) {
        return text(node)
                .flatMap(text -> isShortNumber(text)
                        ? Optional.of(Integer.valueOf(text))
                        : wrong(node.mark(), otherwise, Optional.empty()));
    }

    void onlyKeys(Node.Mapping mapping, List<String> known, String what) {
        mapping.entries().stream()
                .map(Node.Mapping.Entry::key)
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> problems.error(
                        key.mark(), "unknown key " + key.text() + " in " + what + Nearest.hint(key.text(), known)));
    }

    boolean isSingle(Node.Mapping mapping, String otherwise) {
        return mapping.entries().size() == 1 || wrong(mapping.mark(), otherwise, false);
    }

    <T> T wrong(Mark at, String message, T instead) {
        problems.error(at, message);
        return instead;
    }

    private static Optional<Duration> duration(String text) {
        String digits = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        if (!isShortNumber(digits)) {
            return Optional.empty();
        }
        int count = Integer.parseInt(digits);
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Optional.of(Duration.ofSeconds(count));
            case 'm' -> Optional.of(Duration.ofMinutes(count));
            case 'h' -> Optional.of(Duration.ofHours(count));
            case 'd' -> Optional.of(Duration.ofDays(count));
            default -> Optional.empty();
        };
    }

    private static boolean isShortNumber(String digits) {
        return !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Value scalar(Node.Scalar scalar) {
        if (scalar.isNothing()) {
            return Value.Missing.VALUE;
        }
        if (scalar.plain() && NUMBER.matcher(scalar.text()).matches()) {
            return new Value.Numeric(new BigDecimal(scalar.text()));
        }
        boolean truth =
                scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"));
        return truth ? Value.of(Boolean.parseBoolean(scalar.text())) : Value.of(scalar.text());
    }
}
