package dev.parley.flow;

import java.util.Set;

/// A text without places to fill in.
record PlainText(String source) implements Template {
    @Override
    public String render(Scope scope) {
        return source;
    }

    @Override
    public Set<String> paths() {
        return Set.of();
    }
}
