package dev.parley.flowfile.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.parley.flow.Medium;
import dev.parley.flowfile.cel.Compiled.Fault;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds comparisons with words that never come: an answer with an option that the question does not have, a score
/// with a band that no scale of its kind has, the channel with one that there is not; and texts that the function
/// around them cannot read. They would never hold, and nobody would hear of it. One thread.
final class CelWords {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");
    private static final List<String> CHANNELS =
            Stream.of(Medium.values()).map(Medium::word).toList();

    private final Names names;
    private final CelAbstractSyntaxTree tree;
    private final List<Fault> faults = new ArrayList<>();

    private CelWords(Names names, CelAbstractSyntaxTree tree) {
        this.names = names;
        this.tree = tree;
    }

    static List<Fault> faults(Names names, CelAbstractSyntaxTree tree) {
        CelWords words = new CelWords(names, tree);
        words.walk(tree.getExpr());
        return words.faults;
    }

    /// What a side of a comparison may be.
    ///
    /// @param shown as the author wrote it, nearly
    private record Side(String shown, Set<String> words) {}

    private void walk(CelExpr expr) {
        if (expr.exprKind().getKind() == Kind.CALL) {
            called(expr.call());
        }
        parts(expr).forEach(this::walk);
    }

    private void called(CelCall call) {
        if (COMPARISONS.contains(call.function())) {
            compared(call.args());
        }
        CelLiterals.of(call)
                .ifPresent(literal -> CelLiterals.fault(
                                call.function(), literal.constant().stringValue())
                        .ifPresent(why -> faults.add(new Fault(offset(literal), why))));
    }

    private int offset(CelExpr expr) {
        return tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }

    private static Stream<CelExpr> parts(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case CALL -> {
                CelCall call = expr.call();
                yield Stream.concat(call.target().stream(), call.args().stream());
            }
            case SELECT -> Stream.of(expr.select().operand());
            case LIST -> expr.list().elements().stream();
            case COMPREHENSION -> {
                CelComprehension loop = expr.comprehension();
                yield Stream.of(
                        loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result());
            }
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> Stream.empty();
        };
    }

    private void compared(List<CelExpr> sides) {
        sides.stream()
                .flatMap(this::side)
                .forEach(side -> sides.stream()
                        .flatMap(CelWords::literals)
                        .filter(literal -> isStrange(literal, side.words()))
                        .forEach(literal -> refuse(literal, side)));
    }

    private Stream<Side> side(CelExpr expr) {
        if (expr.exprKind().getKind() == Kind.IDENT && expr.ident().name().equals("channel")) {
            return Stream.of(new Side("channel", Set.copyOf(CHANNELS)));
        }
        return expr.exprKind().getKind() == Kind.SELECT ? answer(expr.select()) : Stream.empty();
    }

    private Stream<Side> answer(CelSelect field) {
        boolean isAnswer = field.operand().exprKind().getKind() == Kind.SELECT
                && isAnswers(field.operand().select().operand());
        if (!isAnswer) {
            return Stream.empty();
        }
        String name = field.operand().select().field();
        return names.questions().entrySet().stream()
                .filter(question -> CelSource.celName(question.getKey()).equals(name))
                .map(question -> new Side(
                        "answers." + question.getKey() + "." + field.field(),
                        words(question.getValue().words(), field.field())));
    }

    private static boolean isAnswers(CelExpr expr) {
        return expr.exprKind().getKind() == Kind.IDENT && expr.ident().name().equals("answers");
    }

    private static Set<String> words(Names.Words words, String field) {
        return switch (field) {
            case "value" -> words.values();
            case "band" -> words.bands();
            default -> Set.of();
        };
    }

    private static Stream<CelExpr> literals(CelExpr expr) {
        return expr.exprKind().getKind() == Kind.LIST ? expr.list().elements().stream() : Stream.of(expr);
    }

    /// Nothing is a word as well: that of a question which was not answered.
    private static boolean isStrange(CelExpr literal, Set<String> words) {
        return literal.exprKind().getKind() == Kind.CONSTANT
                && literal.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && !literal.constant().stringValue().isEmpty()
                && !words.isEmpty()
                && !words.contains(literal.constant().stringValue());
    }

    private void refuse(CelExpr literal, Side side) {
        String word = literal.constant().stringValue();
        List<String> known = side.words().stream().sorted().collect(Collectors.toList());
        faults.add(new Fault(offset(literal), side.shown() + " is never '" + word + "'" + Nearest.hint(word, known)));
    }
}
