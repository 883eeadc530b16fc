package dev.parley.web;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactId;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.outbox.Sending;
import java.util.List;
import java.util.Optional;

/// What is known about a conversation besides itself. Safe for any thread; blocks.
public interface Around {
    /// Nothing.
    Around NOTHING = new Around() {
        @Override
        public Optional<List<Conversation>> of(String person) {
            return Optional.empty();
        }

        @Override
        public Optional<ContactId> contact(ConversationId conversation) {
            return Optional.empty();
        }

        @Override
        public Optional<Contact> person(ConversationId conversation) {
            return Optional.empty();
        }

        @Override
        public List<Sending> mail(ConversationId conversation) {
            return List.of();
        }
    };

    /// The conversations of whom a telephone number or another system's id names; empty if it names nobody.
    Optional<List<Conversation>> of(String person);

    /// Whose conversation it is, if it is known and no secret.
    Optional<ContactId> contact(ConversationId conversation);

    /// The same, made of their address alone if they are no contact.
    Optional<Contact> person(ConversationId conversation);

    /// What became of the newest messages to its person.
    List<Sending> mail(ConversationId conversation);
}
