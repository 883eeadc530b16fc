package dev.parley.inbox;

import java.util.List;

/// A message that was taken, by the provider's id, and the texts it was answered with.
public record Seen(String messageId, List<String> answers) {
    public Seen {
        answers = List.copyOf(answers);
    }

    Seen withoutAnswers() {
        return new Seen(messageId, List.of());
    }
}
