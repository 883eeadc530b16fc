package dev.parley.channel;

import java.util.List;

/// What a message refers to, where its words do not stand for themselves.
public sealed interface About {
    /// The words stand for themselves.
    enum Nothing implements About {
        /// As most messages are.
        NOTHING
    }

    /// A control of that question was used; the words are what it says.
    record Tapped(String question, List<String> values) implements About {
        public Tapped {
            values = List.copyOf(values);
        }
    }

    /// The words were written into the form of that question.
    record Form(String question) implements About {}

    /// An earlier message, which said `before`, now says these words.
    record Edited(String before) implements About {}
}
