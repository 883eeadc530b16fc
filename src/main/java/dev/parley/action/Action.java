package dev.parley.action;

import dev.parley.followup.Guarded;
import dev.parley.kit.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that is done because people spoke of a theme. Immutable.
///
/// @param version guards its writes; 0 for one that is not stored yet
/// @param news what is told once it is done; empty before
public record Action(String id, long version, About about, State state, Optional<News> news)
        implements Guarded.Versioned<Action> {
    /// What it is.
    ///
    /// @param theme the name of a theme
    /// @param flow only what was said in this survey; "" for all
    /// @param title for the people who work on it
    /// @param by who wrote it down
    public record About(String theme, String flow, String title, String by, Instant created) {
        /// The same, written down by somebody else.
        public About by(String other) {
            return new About(theme, flow, title, other, created);
        }
    }

    /// What is told, and to whom.
    ///
    /// @param texts by language
    /// @param back how long before the end somebody may have raised the theme to be told
    /// @param holdBack how many in a hundred are not told, by chance, so that the others can be compared with them
    /// @param slack Slack channels in which it is posted for everybody
    /// @param at when the action was done
    /// @param by who said so
    public record News(
            Map<String, String> texts, Duration back, int holdBack, List<String> slack, Instant at, String by) {
        public News {
            texts = Map.copyOf(texts);
            slack = List.copyOf(slack);
        }

        /// The same, said by somebody else.
        public News by(String other) {
            return new News(texts, back, holdBack, slack, at, other);
        }

        /// The text in a language, else in English, else in any.
        public String text(String language) {
            String plain = language.isEmpty() ? "en" : language.split("-", -1)[0];
            return Optional.ofNullable(texts.get(language))
                    .or(() -> Optional.ofNullable(texts.get(plain)))
                    .or(() -> Optional.ofNullable(texts.get("en")))
                    .orElseGet(() -> texts.entrySet().stream()
                            .min(Map.Entry.comparingByKey())
                            .map(Map.Entry::getValue)
                            .orElse(""));
        }
    }

    /// How far it is.
    public enum State {
        /// Somebody works on it.
        PLANNED,
        /// It is done, and those who raised its theme are being looked up.
        DONE,
        /// Everybody who is to be told is known.
        SPREAD;

        /// The word in stored documents.
        String word() {
            return Word.of(this);
        }
    }

    /// Whether it is done.
    public boolean isDone() {
        return state != State.PLANNED;
    }

    Action done(News told) {
        return new Action(id, version, about, State.DONE, Optional.of(told));
    }

    Action spread() {
        return new Action(id, version, about, State.SPREAD, news);
    }

    @Override
    public Action versioned(long other) {
        return new Action(id, other, about, state, news);
    }
}
