package dev.parley.authoring;

import dev.parley.flow.Revision;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One publication of a flow.
///
/// @param author who published it
/// @param note what it is for, in the author's words; "" for none
public record Release(Revision revision, String author, Instant at, String note, From from) {
    /// Where a flow was published from.
    public enum From {
        /// A file in the flows' folder.
        FILE,
        /// The admin app, the API or `flows push`.
        APP;

        /// The word: `file`, `app`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The place of that word.
        public static Optional<From> of(String word) {
            return Arrays.stream(values())
                    .filter(from -> from.word().equals(word))
                    .findFirst();
        }
    }
}
