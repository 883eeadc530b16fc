package dev.parley.flow;

import java.util.Locale;
import java.util.regex.Pattern;

/// A language by its BCP 47 tag in lower case: `en`, `pt-br`.
public record Language(String tag) {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    /// Used where nothing says otherwise.
    public static final Language ENGLISH = new Language("en");

    /// @throws IllegalArgumentException if the text is no language tag
    public Language {
        tag = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        if (!SHAPE.matcher(tag).matches()) {
            throw new IllegalArgumentException("no language tag (such as en, es or pt-BR): " + tag);
        }
    }

    /// Whether the text, in any case, is a language tag.
    public static boolean isValid(String text) {
        return SHAPE.matcher(text.toLowerCase(Locale.ROOT).replace('_', '-')).matches();
    }

    /// The language without region or script: `pt` for `pt-br`.
    public Language base() {
        int dash = tag.indexOf('-');
        return dash < 0 ? this : new Language(tag.substring(0, dash));
    }

    @Override
    public String toString() {
        return tag;
    }
}
