package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as a person's language writes them.
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

    private Numbers() {}

    static Value shown(Value in, List<String> arguments, Scope scope) {
        if (!(in instanceof Value.Numeric numeric)) {
            return in;
        }
        NumberFormat format = NumberFormat.getNumberInstance(
                Locale.forLanguageTag(scope.language().tag()));
        format.setRoundingMode(RoundingMode.HALF_UP);
        if (!arguments.isEmpty()) {
            format.setMinimumFractionDigits(Integer.parseInt(arguments.getFirst()));
            format.setMaximumFractionDigits(Integer.parseInt(arguments.getFirst()));
        }
        return Value.of(format.format(numeric.number()));
    }

    /// What is wrong with an argument that has to be a whole number between two.
    static Optional<String> between(String argument, int least, int most) {
        boolean fits = WHOLE.matcher(argument).matches()
                && Integer.parseInt(argument) >= least
                && Integer.parseInt(argument) <= most;
        return fits
                ? Optional.empty()
                : Optional.of("\"" + argument + "\" is no whole number from " + least + " to " + most);
    }
}
