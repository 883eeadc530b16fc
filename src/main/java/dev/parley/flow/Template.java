package dev.parley.flow;

import java.util.Set;

/// A text with places to fill in, already checked. Safe for any thread.
public interface Template {
    /// The text for this moment; values are escaped for the scope's medium and never evaluated.
    String render(Scope scope);

    /// The text as the author wrote it.
    String source();

    /// The paths it names, such as `contact.first_name`.
    Set<String> paths();

    /// A text without places to fill in.
    static Template plain(String text) {
        return new PlainText(text);
    }
}
