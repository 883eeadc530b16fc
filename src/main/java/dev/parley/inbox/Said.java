package dev.parley.inbox;

import dev.parley.outbox.Kind;

/// Something we say to a person.
record Said(String text, Kind kind) {
    static Said notice(String text) {
        return new Said(text, Kind.NOTICE);
    }
}
