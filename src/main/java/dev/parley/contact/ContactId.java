package dev.parley.contact;

import java.util.regex.Pattern;

/// Names a contact without telling anything about the person.
public record ContactId(String value) {
    /// 26 characters of Crockford's Base32.
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    /// @throws IllegalArgumentException if it is empty
    public ContactId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a contact's id is not empty");
        }
    }

    /// Whether a text may be an id that we made: callers' own ids hardly ever look like one.
    public static boolean isOurs(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
