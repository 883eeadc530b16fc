package dev.parley.flowfile.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Whether the function around a text in quotes can read it: a pattern with a bracket left open, a moment or a length
/// of time that is none. The condition would never hold, and nobody would hear of it. Pure.
final class CelLiterals {
    /// A length of time as CEL writes it: `90s`, `1h30m`, `-1.5h`.
    private static final Pattern LENGTH = Pattern.compile("[-+]?(\\d+(\\.\\d*)?(h|m|s|ms|us|ns))+|[-+]?0");

    private CelLiterals() {}

    /// The texts in quotes that the call is given last, which is where each of these functions has its own.
    static Optional<CelExpr> of(CelCall call) {
        return call.args().isEmpty()
                ? Optional.empty()
                : Optional.of(call.args().getLast()).filter(CelLiterals::isText);
    }

    private static boolean isText(CelExpr expr) {
        return expr.exprKind().getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    /// Why the function cannot read the text; empty if it can, or takes any.
    static Optional<String> fault(String function, String text) {
        return switch (function) {
            case "matches" -> pattern(text);
            case "timestamp" -> moment(text);
            case "duration" ->
                LENGTH.matches(text)
                        ? Optional.empty()
                        : Optional.of(text + " is no length of time; write hours, minutes or seconds: '72h', '1h30m'");
            default -> Optional.empty();
        };
    }

    private static Optional<String> pattern(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException fault) {
            return Optional.of(text + " is no pattern: " + fault.getDescription() + " at " + fault.getPattern()
                    + "; put \\\\ before a sign that stands for itself");
        }
    }

    private static Optional<String> moment(String text) {
        try {
            OffsetDateTime.parse(text);
            return Optional.empty();
        } catch (DateTimeParseException fault) {
            return Optional.of(text + " is no moment; write a day, a time and the zone: '2026-01-31T12:00:00Z'");
        }
    }
}
