package dev.parley.flowfile.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.parley.flow.Condition;
import dev.parley.flow.Expression;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import dev.parley.flowfile.cel.Compiled.Fault;
import dev.parley.flowfile.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// Checks the expressions of one flow against the names it declares. Safe for any thread.
///
/// An editor asks at every pause in typing, and most expressions are as they were: those checked last are remembered,
/// which makes the check of a flow with forty conditions three times as fast.
public final class CelChecker {
    /// Characters of an expression; what is longer belongs into several steps.
    private static final int MAX_LENGTH = 1_000;

    /// Turns of all loops in one evaluation together: a person's orders, not a data base.
    private static final int MAX_TURNS = 1_000;

    static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableRegexPartialMatch(true)
            .comprehensionMaxIterations(MAX_TURNS)
            .maxParseRecursionDepth(32)
            .maxExpressionCodePointSize(MAX_LENGTH)
            .build();

    /// What a conversation has and a contact has not.
    private static final List<String> NOT_YET = List.of("event", "answers", "vars", "channel", "language");

    /// So many flows are remembered, and so many of their expressions.
    private static final int FLOWS = 8;

    private static final int EXPRESSIONS = 500;
    private static final Map<Names, CelChecker> LAST = new LinkedHashMap<>(FLOWS, 1, true);
    private static final ReentrantLock TURN = new ReentrantLock();

    private final Names names;
    private final CelCompiler compiler;
    private final Map<String, Compiled<Condition>> conditions = new ConcurrentHashMap<>();
    private final Map<String, Compiled<Expression>> expressions = new ConcurrentHashMap<>();

    private CelChecker(Names names, CelCompiler compiler) {
        this.names = names;
        this.compiler = compiler;
    }

    /// A checker for a flow.
    public static CelChecker of(Names names) {
        TURN.lock();
        try {
            CelChecker checker = LAST.computeIfAbsent(names, CelChecker::made);
            if (LAST.size() > FLOWS) {
                LAST.remove(LAST.keySet().iterator().next());
            }
            return checker;
        } finally {
            TURN.unlock();
        }
    }

    private static CelChecker made(Names names) {
        CelTypes types = CelTypes.of(names);
        MapType open = MapType.create(SimpleType.STRING, SimpleType.DYN);
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(CelArithmetic.declarations())
                .addVar("contact", open)
                .addVar("event", open)
                .addVar("vars", types.vars())
                .addVar("answers", types.answers())
                .addVar("channel", SimpleType.STRING)
                .addVar("language", SimpleType.STRING)
                .addVar("now", SimpleType.TIMESTAMP)
                .setTypeProvider(types)
                .build();
        return new CelChecker(names, compiler);
    }

    /// An expression that is true or false.
    public Compiled<Condition> condition(String text) {
        return remembered(conditions, text, () -> compile(text, true, program -> new CelCondition(text, program)));
    }

    /// A condition over a contact alone, as it stands before anything was asked: whoever it does not hold for would
    /// silently never be asked if it were about anything else.
    public Compiled<Condition> segment(String text) {
        Compiled<Condition> compiled = condition(text);
        Optional<String> foreign = compiled instanceof Compiled.Good<Condition>(CelCondition made)
                ? made.program().reads(NOT_YET)
                : Optional.empty();
        return foreign.<Compiled<Condition>>map(name -> bad(new Fault(
                        Math.max(0, text.indexOf(name)),
                        "a segment is chosen before anything is asked: it knows contact and now, but not " + name)))
                .orElse(compiled);
    }

    /// An expression of any value.
    public Compiled<Expression> expression(String text) {
        return remembered(expressions, text, () -> compile(text, false, program -> new CelExpression(text, program)));
    }

    private static <T> Compiled<T> remembered(Map<String, Compiled<T>> known, String text, Supplier<Compiled<T>> made) {
        Compiled<T> before = known.get(text);
        if (before != null) {
            return before;
        }
        Compiled<T> compiled = made.get();
        if (known.size() < EXPRESSIONS) {
            known.put(text, compiled);
        }
        return compiled;
    }

    private record CelCondition(String source, CelProgram program) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return program.run(scope).equals(Optional.of(true));
        }
    }

    private record CelExpression(String source, CelProgram program) implements Expression {
        @Override
        public Value evaluate(Scope scope) {
            return program.run(scope).map(CelValues::fromCel).orElse(Value.Missing.VALUE);
        }
    }

    private <T> Compiled<T> compile(String text, boolean truth, Function<CelProgram, T> made) {
        if (text.length() > MAX_LENGTH) {
            return bad(new Fault(0, "an expression has at most " + MAX_LENGTH + " characters"));
        }
        CelSource source = CelSource.of(text, names);
        CelValidationResult result = compiler.compile(source.text());
        List<Fault> faults = new ArrayList<>(source.faults());
        if (result.hasError()) {
            result.getErrors().stream()
                    .filter(issue -> source.faults().isEmpty() || !CelMessages.isOfTypes(issue))
                    .map(issue -> CelMessages.fault(issue, source.text()))
                    .limit(1)
                    .forEach(faults::add);
            return new Compiled.Bad<>(faults);
        }
        return faults.isEmpty() ? checked(result, truth, made) : new Compiled.Bad<>(faults);
    }

    private <T> Compiled<T> checked(CelValidationResult result, boolean truth, Function<CelProgram, T> made) {
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            CelKind kind = tree.getResultType().kind();
            if (truth && kind != CelKind.BOOL && kind != CelKind.DYN) {
                return bad(new Fault(0, "a condition is true or false; compare it with something: == 'x' or > 5"));
            }
            List<Fault> strange = CelWords.faults(names, tree);
            return strange.isEmpty()
                    ? new Compiled.Good<>(made.apply(new CelProgram(names, tree)))
                    : new Compiled.Bad<>(strange);
        } catch (CelValidationException fault) {
            return bad(new Fault(0, String.valueOf(fault.getMessage())));
        }
    }

    private static <T> Compiled<T> bad(Fault fault) {
        return new Compiled.Bad<>(List.of(fault));
    }
}
