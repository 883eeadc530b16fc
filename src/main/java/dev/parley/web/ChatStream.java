package dev.parley.web;

import dev.parley.inbox.Shown;

/// What one reader of a conversation's events has been told. One event loop.
final class ChatStream {
    private final EventStream events;
    private String cursor;
    private long version = -1;

    /// @param after the cursor its reader has, "" for none
    ChatStream(EventStream events, String after) {
        this.events = events;
        cursor = after;
    }

    /// Tells what is new to the reader, if anything is.
    void tell(Shown shown, ChatJson json) {
        // Behind a link nothing is stored before its person has said something.
        boolean isNothing = shown.talk().isEmpty() || shown.version() <= version;
        if (isNothing || !events.isOpen()) {
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
