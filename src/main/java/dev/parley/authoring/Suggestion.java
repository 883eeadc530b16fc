package dev.parley.authoring;

/// Something that may be written at a place.
///
/// @param label what is offered
/// @param insert what is written for it
/// @param detail what it takes or is, in a few words
/// @param about what it does, in a sentence; "" if there is nothing to say
public record Suggestion(String label, String insert, String detail, String about) {
    static Suggestion word(String word, String detail) {
        return new Suggestion(word, word, detail, "");
    }
}
