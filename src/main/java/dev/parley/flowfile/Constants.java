package dev.parley.flowfile;

import dev.parley.flow.Value;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a scalar stands for where its looks decide: bare `20` is a number and bare `true` is true, all else is text.
final class Constants {
    /// JSON's numbers without exponents, of a size that stays readable.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    private Constants() {}

    static boolean isNumber(Scalar scalar) {
        return scalar.plain() && NUMBER.matcher(scalar.text()).matches();
    }

    static boolean isTruth(Scalar scalar) {
        return scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"));
    }

    static Value of(Scalar scalar) {
        if (isNumber(scalar)) {
            return new Value.Numeric(new BigDecimal(scalar.text()));
        }
        return isTruth(scalar) ? Value.of(Boolean.parseBoolean(scalar.text())) : Value.of(scalar.text());
    }

    private static Optional<Value> many(Node.Sequence list) {
        List<Scalar> scalars = list.items().stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .toList();
        return scalars.size() == list.items().size()
                ? Optional.of(new Value.Many(
                        scalars.stream().map(scalar -> of(scalar)).toList()))
                : Optional.empty();
    }

    /// A scalar or a list of scalars; empty for anything else.
    static Optional<Value> of(Node node) {
        return switch (node) {
            case Scalar scalar -> Optional.of(of(scalar));
            case Node.Sequence list -> many(list);
            case Node.Mapping mapping -> Optional.empty();
            case Node.Broken broken -> Optional.empty();
        };
    }
}
