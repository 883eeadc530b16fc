package dev.parley.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.reply.StandardReader;
import dev.parley.store.ConversationBson;

/// The real engine and reader, with every conversation saved and read back between two turns.
final class Plays {
    static final FlowTests SAVED_BETWEEN_TURNS =
            new FlowTests(new Engine(StandardReader.create(), Phrases.builtIn()), Plays::savedAndReadBack);

    private Plays() {}

    private static Conversation savedAndReadBack(Conversation conversation) {
        Conversation read = ConversationBson.from(ConversationBson.to(conversation));
        assertThat(read).isEqualTo(conversation);
        return read;
    }
}
