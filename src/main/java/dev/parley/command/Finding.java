package dev.parley.command;

/// What a check found.
///
/// @param what was checked, in a word or two
/// @param sentence what is so, and what to do if it should not be
record Finding(Level level, String what, String sentence) {
    /// How bad it is.
    enum Level {
        /// As it should be.
        OK,
        /// It works, though perhaps not as meant.
        NOTE,
        /// It does not work.
        WRONG
    }

    static Finding ok(String what, String sentence) {
        return new Finding(Level.OK, what, sentence);
    }

    static Finding note(String what, String sentence) {
        return new Finding(Level.NOTE, what, sentence);
    }

    static Finding wrong(String what, String sentence) {
        return new Finding(Level.WRONG, what, sentence);
    }

    /// The finding in columns.
    String line() {
        String mark = switch (level) {
            case OK -> "ok   ";
            case NOTE -> "note ";
            case WRONG -> "WRONG";
        };
        return mark + "  " + what + " ".repeat(Math.max(1, 14 - what.length())) + sentence;
    }
}
