package dev.parley.flow;

/// A compiled, type-checked expression of a flow. Safe for any thread.
public interface Expression {
    /// Its value now; {@link Value.Missing} where a field it needs is not there, it never throws.
    Value evaluate(Scope scope);

    /// The expression as the author wrote it.
    String source();
}
