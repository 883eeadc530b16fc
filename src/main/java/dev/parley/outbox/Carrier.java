package dev.parley.outbox;

import dev.parley.channel.Sender;

/// How the messages of one channel leave the house.
public sealed interface Carrier {
    /// They do not: they stand in the transcript, where simulated people read them.
    record Transcript() implements Carrier {}

    /// By calls to a provider, or in the answers to its own calls.
    ///
    /// @param tracksAnswers whether the provider tells what became of messages in our answers; if not, they count
    /// as sent, for nothing can be known of them
    record Provider(Sender sender, boolean tracksAnswers) implements Carrier {}
}
