package dev.parley.channel;

/// A message that a person sent us.
///
/// @param channel the channel's word: `sms`
/// @param our the address it was sent to, as the provider writes it
/// @param their the address it came from, as the provider writes it: `+15550100`, a short code, `whatsapp:US.1234`
/// @param messageId the provider's id; the same id again is the same message again
/// @param content what was sent
public record Inbound(String channel, String our, String their, String messageId, Content content) {
    /// No provider's address or id comes near it: 256 characters.
    public static final int MAX_NAME = 256;

    /// The words and what came with them.
    ///
    /// @param text the words exactly; "" if only media came
    /// @param media how many pictures and other files came along; they are counted, not fetched
    /// @param consent what the provider itself understood, and has answered
    /// @param about what the words refer to
    public record Content(String text, int media, Consent consent, About about) {
        /// Words that stand for themselves.
        public Content(String text, int media, Consent consent) {
            this(text, media, consent, About.Nothing.NOTHING);
        }

        /// @throws IllegalArgumentException if the number of media is negative
        public Content {
            if (media < 0) {
                throw new IllegalArgumentException("a message has no " + media + " media");
            }
        }

        /// Words alone.
        public static Content of(String text) {
            return new Content(text, 0, Consent.UNMARKED);
        }
    }

    /// A word about being written to that the provider recognised. It has then already answered the person and, for
    /// {@link #STOP}, refuses our messages: record it, say nothing.
    public enum Consent {
        /// The provider says nothing about it, so any answer is ours to give.
        UNMARKED,
        /// No more messages.
        STOP,
        /// Messages again.
        START,
        /// Who is this, and how does it end?
        HELP;

        /// Whether the provider has already answered the person.
        public boolean isAnswered() {
            return this != UNMARKED;
        }
    }

    /// @throws IllegalArgumentException if an address or id is empty or longer than {@value #MAX_NAME}
    public Inbound {
        require("channel", channel);
        require("our address", our);
        require("their address", their);
        require("message id", messageId);
    }

    /// Names the two ends: messages of one lane are taken one after the other, in the order they came.
    public String lane() {
        return channel + ' ' + our + ' ' + their;
    }

    /// Leaves out the addresses and the words, which do not belong into logs.
    @Override
    public String toString() {
        return channel + " message " + messageId;
    }

    private static void require(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "an inbound message's " + what + " has " + value.length() + " characters, not 1 to " + MAX_NAME);
        }
    }
}
