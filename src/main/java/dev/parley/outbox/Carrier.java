package dev.parley.outbox;

import dev.parley.channel.Sender;

/// How the messages of one channel leave the house.
public sealed interface Carrier {
    /// They do not: they stand in the transcript, where simulated people read them.
    record Transcript() implements Carrier {}

    /// By calls to a provider, or in the answers to its own calls.
    ///
    record Provider(Sender sender, Answers answers) implements Carrier {
        /// A provider that takes messages in our answers to its calls.
        ///
        /// @param tracksAnswers whether it tells what became of those
        public Provider(Sender sender, boolean tracksAnswers) {
            this(sender, tracksAnswers ? Answers.TRACKED : Answers.UNTRACKED);
        }
    }

    /// How we answer a person who has just written.
    enum Answers {
        /// In the answer to the provider's call, and it tells what became of that.
        TRACKED,
        /// In the answer to the provider's call; it counts as sent, for nothing can be known of it.
        UNTRACKED,
        /// By a call of our own, made at once.
        BY_CALL
    }
}
