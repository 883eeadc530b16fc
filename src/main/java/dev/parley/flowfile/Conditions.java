package dev.parley.flowfile;

import dev.parley.flow.Condition;
import dev.parley.flow.Expression;
import dev.parley.flow.Value;
import dev.parley.flowfile.cel.CelChecker;
import dev.parley.flowfile.cel.Compiled;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.text.Names;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads conditions and expressions. The checker is made for the first one that needs it: most flows have none, and its
/// classes are slow to load. One thread.
final class Conditions {
    /// A text in quotes without anything special in it.
    private static final Pattern QUOTED = Pattern.compile("'([^'\\\\\n]*)'|\"([^\"\\\\\n]*)\"");

    private final Problems problems;
    private final Names names;
    private @Nullable CelChecker checker;
    private int expressions;

    Conditions(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
    }

    /// The condition under a key; one that always holds if it is missing or faulty, which is reported.
    Condition condition(Form form, String key) {
        return condition(form, key, CelChecker::condition);
    }

    /// The same for a condition over a contact alone.
    Condition segment(Form form, String key) {
        return condition(form, key, CelChecker::segment);
    }

    private Condition condition(Form form, String key, BiFunction<CelChecker, String, Compiled<Condition>> kind) {
        Optional<Scalar> scalar = form.node(key)
                        .flatMap(node -> new Reads(problems).text(node, key))
                        .isPresent()
                ? form.scalar(key)
                : Optional.empty();
        return scalar.isEmpty() || scalar.get().text().strip().equals("true")
                ? Condition.always()
                : scalar.flatMap(text -> check(text, kind)).orElse(Condition.always());
    }

    /// An expression; empty if it is faulty, which is reported.
    Optional<Expression> expression(Node node, String what) {
        return new Reads(problems).scalar(node, what).flatMap(scalar -> {
            Optional<Expression> constant = constant(scalar);
            return constant.isPresent() ? constant : check(scalar, CelChecker::expression);
        });
    }

    /// A number, true, false or a text in quotes needs no checker.
    private static Optional<Expression> constant(Scalar scalar) {
        String text = scalar.text().strip();
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return Optional.of(
                    new Constant(text, Value.of(quoted.group(1) == null ? quoted.group(2) : quoted.group(1))));
        }
        return Constants.isNumber(scalar) || Constants.isTruth(scalar)
                ? Optional.of(new Constant(text, Constants.of(scalar)))
                : Optional.empty();
    }

    private <T> Optional<T> good(Scalar scalar, Compiled<T> compiled) {
        return switch (compiled) {
            case Compiled.Good<T> good -> Optional.of(good.made());
            case Compiled.Bad<T> bad -> {
                bad.faults().forEach(fault -> problems.error(scalar.at(fault.offset()), fault.message()));
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> check(Scalar scalar, BiFunction<CelChecker, String, Compiled<T>> kind) {
        expressions++;
        if (expressions > FlowLimits.MAX_EXPRESSIONS) {
            problems.error(scalar.mark(), "more than " + FlowLimits.MAX_EXPRESSIONS + " conditions and expressions");
            return Optional.empty();
        }
        return good(scalar, kind.apply(checker(), scalar.text()));
    }

    private CelChecker checker() {
        CelChecker made = checker;
        if (made == null) {
            made = CelChecker.of(names);
            checker = made;
        }
        return made;
    }
}
