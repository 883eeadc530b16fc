package dev.parley.action;

import dev.parley.conversation.Conversation;
import java.util.Set;

/// How somebody scored in a conversation, by all of its scores. Pure.
enum Happiness {
    /// Some score complains, whatever the others say.
    UNHAPPY,
    /// No score says either.
    NEITHER,
    /// Some score praises, and none complains.
    HAPPY;

    private static final Set<String> COMPLAINS = Set.of("detractor", "dissatisfied", "difficult", "likely");
    private static final Set<String> PRAISES = Set.of("promoter", "satisfied", "easy", "unlikely");

    static Happiness of(Conversation talk) {
        Set<String> bands = talk.history().answers().stream()
                .map(answer -> answer.rating().band())
                .collect(java.util.stream.Collectors.toSet());
        if (bands.stream().anyMatch(COMPLAINS::contains)) {
            return UNHAPPY;
        }
        return bands.stream().anyMatch(PRAISES::contains) ? HAPPY : NEITHER;
    }
}
