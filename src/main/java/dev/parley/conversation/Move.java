package dev.parley.conversation;

/// Whether a running conversation can go on on another revision of its flow. {@link Engine#move} decides.
public sealed interface Move {
    /// It can, and goes on like this: at the same question, with everything that was said and answered.
    record Goes(Conversation conversation) implements Move {}

    /// It finishes on the revision it began with.
    ///
    /// @param step the question it is about; "" if it is about none
    record Stays(Reason reason, String step) implements Move {
        /// The reason as an admin reads it.
        public String words() {
            return reason.words.formatted(step);
        }
    }

    /// Why somebody is not moved.
    enum Reason {
        /// What was promised at the beginning holds until the end.
        CONFIDENCE("speaks in confidence, or would from now on"),
        /// The words they read are not there any more.
        LANGUAGE("is written to in %s, which the flow does not have any more"),
        /// A reply to the question they see would be filed under another one.
        QUESTION("waits at %s, which is gone or asks something else"),
        /// They wait for the clock or an integration, and what they wait for has changed.
        PAUSE("waits in a pause that has changed"),
        /// Their answer led them elsewhere than where the question stands now.
        BRANCH("waits at %s, which stands in another branch now"),
        /// An answer of theirs would stand under another question.
        ANSWER("has answered %s, which is gone or asks something else"),
        /// They would be asked twice.
        AGAIN("has answered %s, which comes later now"),
        /// What is left to take is not what was drawn.
        ROTATION("is in the middle of a rotation that has changed"),
        /// They changed an answer and are on the way back.
        CORRECTION("has just changed an answer, and the way back has changed"),
        /// A later correction could not take back what was ordered.
        ORDER("has led to a case or a notice of a step that is gone or stands elsewhere"),
        /// The next message would come too late, or a time-out come at once.
        TIME("has waited longer than the times of the new version allow");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
