package dev.parley.followup;

import dev.parley.conversation.ConversationId;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.kit.Word;
import java.time.Instant;
import java.util.Optional;

/// Something somebody said in their own words, in a survey or elsewhere.
///
/// @param id of the comment, or conversation and step
/// @param language a tag such as `en`, "" if nobody knows
public record Remark(String id, Origin origin, String text, String language, Mood mood) {
    /// Where and when it was said.
    ///
    /// @param source `survey`, or where else it was said: `reviews`, `calls`
    /// @param conversation "" if it was said elsewhere
    /// @param flow "" if it was no survey
    public record Origin(String source, String flow, String conversation, Instant at) {}

    /// The same in another language.
    Remark in(String other) {
        return other.equals(language) ? this : new Remark(id, origin, text, other, mood);
    }

    /// Who said it, as far as it can be told: the line of a survey's conversation, else the comment alone.
    String author() {
        return Optional.of(origin.conversation())
                .filter(one -> !one.isEmpty())
                .flatMap(one -> LaneIds.laneOf(new ConversationId(one)))
                .map(LaneId::value)
                .orElse(id);
    }

    /// How its author scored at the same time.
    public enum Mood {
        /// Detractor, dissatisfied, difficult.
        UNHAPPY,
        /// In between, or not known.
        UNKNOWN,
        /// Promoter, satisfied, easy.
        HAPPY;

        /// The word in the API: `unhappy`.
        public String word() {
            return Word.of(this);
        }

        /// The mood of that word, if there is one.
        public static Optional<Mood> of(String word) {
            return Word.find(Mood.class, word);
        }

        /// What a band tells.
        static Mood ofBand(String band) {
            return switch (band) {
                case "detractor", "dissatisfied", "difficult", "likely" -> UNHAPPY;
                case "promoter", "satisfied", "easy", "unlikely" -> HAPPY;
                default -> UNKNOWN;
            };
        }
    }
}
