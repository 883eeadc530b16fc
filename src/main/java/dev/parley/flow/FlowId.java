package dev.parley.flow;

import java.util.regex.Pattern;

/// A flow's name, which is also its file's name without `.yaml`: lower-case letters, digits and dashes, at most 64.
public record FlowId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /// @throws IllegalArgumentException if the name has another shape
    public FlowId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a flow's name is lower-case letters, digits and dashes, at most 64 characters: " + value);
        }
    }

    /// Whether the text may name a flow.
    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
