package dev.parley.flowfile.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import dev.parley.flowfile.text.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A checked expression ready to run. Safe for any thread.
final class CelProgram {
    private final Names names;
    private final CelAbstractSyntaxTree checked;

    /// Half of what CEL costs is its runtime; a start that only checks flows does not pay it.
    private final LazyProgram program = new LazyProgram();

    CelProgram(Names names, CelAbstractSyntaxTree checked) {
        this.names = names;
        this.checked = checked;
    }

    /// The first of these names that it reads.
    Optional<String> reads(List<String> roots) {
        List<String> read = checked.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .toList();
        return roots.stream().filter(read::contains).findFirst();
    }

    /// What it makes of a moment; empty if something it needs is not there.
    Optional<Object> run(Scope scope) {
        try {
            return Optional.ofNullable(program.get().eval(name -> find(name, scope)));
        } catch (CelEvaluationException | CelRuntimeException | ArithmeticException nothing) {
            return Optional.empty();
        }
    }

    private Optional<Object> find(String name, Scope scope) {
        return switch (name) {
            case "answers" -> Optional.of(answers(scope));
            default -> CelValues.toCel(scope.root(name));
        };
    }

    private Map<String, Object> answers(Scope scope) {
        Map<String, Object> answers = new LinkedHashMap<>();
        names.questions().forEach((id, question) -> {
            if (scope.answers().get(question.id().value()) instanceof Value.Fields fields) {
                answers.put(CelSource.celName(id), CelValues.map(fields));
            }
        });
        return answers;
    }

    private final class LazyProgram {
        private volatile CelRuntime.@org.jspecify.annotations.Nullable Program made;

        CelRuntime.Program get() throws CelEvaluationException {
            CelRuntime.Program ready = made;
            if (ready == null) {
                ready = Holder.RUNTIME.createProgram(checked);
                made = ready;
            }
            return ready;
        }
    }

    private static final class Holder {
        static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(CelChecker.OPTIONS)
                .addFunctionBindings(CelArithmetic.bindings())
                .build();
    }
}
