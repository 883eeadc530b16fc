package dev.parley.flowfile.cel;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload.Binary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sums of whole numbers and decimals, which CEL itself keeps apart: an amount of an event is 20 one day and 19.9 the
/// next, and authors should not have to care.
final class CelArithmetic {
    private static final List<String> OPERATORS = List.of("_+_", "_-_", "_*_", "_/_");

    private CelArithmetic() {}

    static List<CelFunctionDecl> declarations() {
        return OPERATORS.stream().map(CelArithmetic::declaration).toList();
    }

    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.addAll(mixed("_+_", (a, b) -> a + b, (a, b) -> a + b));
        bindings.addAll(mixed("_-_", (a, b) -> a - b, (a, b) -> a - b));
        bindings.addAll(mixed("_*_", (a, b) -> a * b, (a, b) -> a * b));
        bindings.addAll(mixed("_/_", (a, b) -> a / b, (a, b) -> a / b));
        return bindings;
    }

    private static Set<CelFunctionBinding> mixed(
            String operator, Binary<Long, Double> wholeFirst, Binary<Double, Long> decimalFirst) {
        return CelFunctionBinding.fromOverloads(
                operator,
                CelFunctionBinding.from(wholeFirst(operator), Long.class, Double.class, wholeFirst),
                CelFunctionBinding.from(decimalFirst(operator), Double.class, Long.class, decimalFirst));
    }

    private static CelFunctionDecl declaration(String operator) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                newGlobalOverload(wholeFirst(operator), SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE),
                newGlobalOverload(decimalFirst(operator), SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT));
    }

    private static String wholeFirst(String operator) {
        return "parley" + operator + "int_double";
    }

    private static String decimalFirst(String operator) {
        return "parley" + operator + "double_int";
    }
}
