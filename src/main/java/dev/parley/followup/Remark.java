package dev.parley.followup;

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
