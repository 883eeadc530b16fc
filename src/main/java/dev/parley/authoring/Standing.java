package dev.parley.authoring;

import java.util.Locale;

/// How a flow's file stands to what is served.
public enum Standing {
    /// The file says what is served.
    SAME("The file says the same."),
    /// There is no file, or one with errors.
    NO_FILE("There is no file without errors; ./parley flows pull writes one."),
    /// The file has changed since it was published, and nobody published anything else.
    FILE_IS_NEW("The file has changed and is about to be published."),
    /// Something newer was published in the app.
    FILE_IS_BEHIND("Newer than its file; ./parley flows pull brings the file up to date."),
    /// Something was published in the app, and the file has changed too.
    CONFLICT("Edited in the app and in its file; what the app published is served. Compare them with"
            + " ./parley flows diff, then keep one: flows pull (the app's) or flows push (the file's).");

    private final String advice;

    Standing(String advice) {
        this.advice = advice;
    }

    /// The word: `same`, `no-file`, `file-is-behind`, `conflict`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A sentence that says what to do.
    public String advice() {
        return advice;
    }
}
