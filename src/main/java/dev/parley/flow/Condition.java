package dev.parley.flow;

/// A compiled, type-checked condition of a flow. Safe for any thread.
public interface Condition {
    /// Whether it holds now. A field that is not there makes it not hold, it never throws.
    boolean holds(Scope scope);

    /// The condition as the author wrote it.
    String source();

    /// The condition that always holds, where the author gave none.
    static Condition always() {
        return Always.ALWAYS;
    }
}
