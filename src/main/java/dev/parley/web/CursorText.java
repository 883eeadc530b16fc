package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Conversations.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A cursor as callers see it: text that means nothing to them.
final class CursorText {
    private CursorText() {}

    static String of(Cursor cursor) {
        String plain = cursor.startedAt() + " " + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /// The cursor in a text, if there is one.
    static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int space = plain.indexOf(' ');
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(
                            Instant.parse(plain.substring(0, space)), new ConversationId(plain.substring(space + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
