package dev.parley.channel;

import java.util.List;

/// A question as channels with controls show it, beside its text.
///
/// @param ref names it in what comes back: {@link About}
/// @param type the answer type's word in flow files: `nps`, `yes-no`, `choice` …
/// @param language whom it is asked, as a BCP 47 tag
/// @param optional whether it may be skipped
/// @param choices what may be tapped, in the order shown; empty where only words will do
public record Question(String ref, String type, String language, boolean optional, List<Choice> choices) {
    public Question {
        choices = List.copyOf(choices);
    }

    /// Something that may be tapped.
    ///
    /// @param value what comes back: `9`, `yes`, an option's value
    /// @param label the author's words for it; "" where a scale's own words will do
    public record Choice(String value, String label) {}
}
