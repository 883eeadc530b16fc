package dev.parley.web;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Conversations.Page;
import dev.parley.inbox.Conversations.Query;
import dev.parley.inbox.Leafing;
import java.util.Locale;
import java.util.Optional;

/// Looks through conversations for what no index knows: words, a score, a band. Looks at so many at a time, the newest
/// first, and then says how far it came: whoever wants more goes on from there. Safe for any thread; blocks.
final class TalkSearch {
    private final Conversations conversations;

    TalkSearch(Conversations conversations) {
        this.conversations = conversations;
    }

    /// What is looked for; empty parts hold always.
    ///
    /// @param words that somebody said, in any case
    /// @param score as it is written
    record Wanted(Optional<String> words, Optional<String> score, Optional<String> band) {
        boolean isAnything() {
            return words.isPresent() || score.isPresent() || band.isPresent();
        }

        private boolean fits(Conversation one) {
            return (words.isEmpty() || one.history().transcript().stream().anyMatch(turn -> says(turn.text())))
                    && ((score.isEmpty() && band.isEmpty())
                            || one.history().answers().stream().anyMatch(this::fits));
        }

        private boolean says(String text) {
            return text.toLowerCase(Locale.ROOT).contains(words.orElse("").toLowerCase(Locale.ROOT));
        }

        private boolean fits(Answer answer) {
            return ConversationJson.isRating(answer)
                    && score.filter(text -> !text.equals(answer.value().shown()))
                            .isEmpty()
                    && band.filter(word -> !word.equals(answer.rating().band())).isEmpty();
        }
    }

    /// The conversations that fit, and where to go on, be it that there are more or that enough were looked at.
    Page page(Query query, Wanted wanted) {
        return Leafing.page(query, one -> query.filter().fits(one) && wanted.fits(one), conversations::page);
    }
}
