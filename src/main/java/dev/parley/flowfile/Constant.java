package dev.parley.flowfile;

import dev.parley.flow.Expression;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;

/// An expression that is always the same.
record Constant(String source, Value value) implements Expression {
    @Override
    public Value evaluate(Scope scope) {
        return value;
    }
}
