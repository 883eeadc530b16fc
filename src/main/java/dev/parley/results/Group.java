package dev.parley.results;

/// A part of a flow's people: those of whom a field has a value.
///
/// @param field a field of contact or event, `channel`, `language` or `revision`; "" for all people
/// @param value "" where it is not known
public record Group(String field, String value) {
    /// Everybody.
    public static final Group ALL = new Group("", "");
    /// The value that stands for all those beyond the most frequent ones.
    public static final String OTHERS = "(other)";
}
