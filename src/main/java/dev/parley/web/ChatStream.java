package dev.parley.web;

import dev.parley.channel.webchat.Visit;
import dev.parley.inbox.Shown;

/// What one reader of a conversation's events has been told. One event loop.
final class ChatStream {
    private final EventStream events;
    private final Visit visit;
    private String cursor;
    private long version = -1;

    /// @param after the cursor its reader has, "" for none
    ChatStream(EventStream events, Visit visit, String after) {
        this.events = events;
        this.visit = visit;
        cursor = after;
    }

    /// Tells what is new to the reader, if anything is.
    void tell(Shown shown, ChatJson json) {
        // Behind a link nothing is stored before its person has said something.
        boolean isNothing = shown.talk().isEmpty() || shown.version() <= version;
        if (isNothing || !events.isOpen() || Discretion.hides(visit, shown)) {
            return;
        }
        boolean isNews = version >= 0 || !ChatJson.cursor(shown).equals(cursor);
        version = shown.version();
        if (isNews) {
            String data = JsonText.text(json.of(shown, cursor));
            cursor = ChatJson.cursor(shown);
            events.send("id: " + cursor + "\ndata: " + data + "\n");
        }
    }

    /// Says that it is still there.
    void beat() {
        events.beat();
    }

    void end() {
        events.end();
    }
}
