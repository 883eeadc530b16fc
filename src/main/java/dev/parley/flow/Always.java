package dev.parley.flow;

/// Stands where no condition was given.
enum Always implements Condition {
    ALWAYS;

    @Override
    public boolean holds(Scope scope) {
        return true;
    }

    @Override
    public String source() {
        return "true";
    }
}
