package dev.parley.web;

import dev.parley.channel.Question;
import dev.parley.channel.webchat.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands at the two ends of a scale.
record ScaleWords(String low, String high) {
    /// The author's words, else the scale's own; empty for questions that are no scale, or have no words.
    static Optional<ScaleWords> of(Question question, Words words) {
        List<Question.Choice> choices = question.choices();
        if (choices.isEmpty() || !isScale(question)) {
            return Optional.empty();
        }
        Map<String, String> own = words.in(question.language());
        String type = question.type().equals("detract") ? "nps" : question.type();
        String low = either(choices.getFirst().label(), own.getOrDefault(type + ".low", ""));
        String high = either(choices.getLast().label(), own.getOrDefault(type + ".high", ""));
        return low.isEmpty() && high.isEmpty() ? Optional.empty() : Optional.of(new ScaleWords(low, high));
    }

    /// What a control without the author's words says, beside its value: "" if the value says it all.
    static String label(Question question, Question.Choice choice, Words words) {
        return switch (question.type()) {
            case "yes-no" -> words.word(question.language(), choice.value());
            case "csat" -> words.word(question.language(), "csat." + choice.value());
            default -> "";
        };
    }

    /// Whether it is answered by a number.
    static boolean isScale(Question question) {
        return switch (question.type()) {
            case "nps", "detract", "csat", "ces", "rating" -> true;
            default -> false;
        };
    }

    private static String either(String authors, String own) {
        return authors.isEmpty() ? own : authors;
    }
}
