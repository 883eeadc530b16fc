package dev.parley.conversation;

import java.time.Duration;

/// Sizes past which a conversation is no longer one between a person and a survey.
public final class Limits {
    /// A survey of 30 questions with a retry each stays under 150 turns; two machines talking to each other do not.
    public static final int TURNS = 200;
    /// Far above any survey (a flow has at most 200 steps), far below what would hold up other people.
    public static final int STEPS_A_TURN = 1_000;
    /// An SMS has at most 1,600 characters and a web message 2,000; what is longer is kept up to here.
    public static final int TEXT = 10_000;

    /// So much later than a call may take it counts as failed, if nobody has said what became of it.
    public static final Duration UNANSWERED_CALL = Duration.ofSeconds(10);

    /// So long after the end "sorry, I meant 3" still changes the score. Later it is more likely about something else.
    public static final Duration SECOND_THOUGHTS = Duration.ofHours(24);

    private Limits() {}

    /// The text, cut at {@link #TEXT} without splitting a character.
    public static String cut(String text) {
        if (text.length() <= TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
        return text.substring(0, end);
    }
}
