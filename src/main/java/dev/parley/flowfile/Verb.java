package dev.parley.flowfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a step does: each step has exactly one of these keys.
public enum Verb {
    /// Sends a question and waits for its answer.
    ASK("sends a question and waits for its answer"),
    /// Sends a message and goes on.
    SAY("sends a message, does not wait"),
    /// Runs steps if a condition holds.
    WHEN("runs `steps` if the condition holds, else `else`"),
    /// Runs the first case that fits.
    CHOOSE("runs the first of several cases whose condition holds"),
    /// Writes fields.
    SET("writes contact fields or conversation variables"),
    /// Opens a case.
    CASE("opens a follow-up case, routed to a queue and a person"),
    /// Tells people.
    NOTIFY("tells people now"),
    /// Asks another system.
    CALL("sends an HTTP request to a named integration and saves fields of its JSON reply"),
    /// Takes a branch by chance.
    SPLIT("takes one branch at random by weight, the same one for a person each time"),
    /// Takes some of the steps in turn.
    ROTATE("takes some of the steps under it, each person getting others next time"),
    /// Pauses.
    WAIT("pauses, then goes on"),
    /// Runs another flow's steps.
    INCLUDE("runs another flow's steps in place"),
    /// Goes on elsewhere.
    GO("goes on at another step"),
    /// Ends the conversation.
    END("sends a closing text and ends the conversation");

    private final String about;

    Verb(String about) {
        this.about = about;
    }

    /// The key that says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What such a step does, for the reference page.
    public String about() {
        return about;
    }

    /// The verb of that word.
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /// All words.
    public static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
