package dev.parley.table;

/// A column of a table.
///
/// @param name unique in its table
public record Column(String name, Kind kind) {
    /// What its cells hold. Any of them may be missing.
    public enum Kind {
        /// Words.
        TEXT,
        /// A number without a fraction, of 64 bits.
        WHOLE,
        /// A number, of 64 bits with a floating point.
        NUMBER,
        /// True or false.
        TRUTH,
        /// A point in time, to the microsecond, in UTC.
        TIME
    }

    public Column {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column has a name");
        }
    }

    /// A column of words.
    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    /// A column of points in time.
    public static Column time(String name) {
        return new Column(name, Kind.TIME);
    }
}
