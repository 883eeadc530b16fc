package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Messages;
import dev.parley.conversation.PhraseKey;
import dev.parley.conversation.Status;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.MessageKey;
import dev.parley.reply.Keyword;
import dev.parley.reply.ReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is said when no conversation is open. Safe for any thread.
final class Notices {
    /// Two machines that answer each other must fall silent; a person needs to be told only once.
    static final Duration QUIET = Duration.ofHours(24);

    private final Flows flows;
    private final ReplyReader reader;
    private final Messages messages;

    Notices(Flows flows, ReplyReader reader, Messages messages) {
        this.flows = flows;
        this.reader = reader;
        this.messages = messages;
    }

    /// Whether a text is a word to Parley itself.
    Optional<Keyword> keyword(Lane lane, String text) {
        return reader.keyword(text, languages(lane))
                .filter(word -> word == Keyword.STOP || word == Keyword.START || word == Keyword.HELP);
    }

    /// Does what a word asks and confirms it, as carriers require; somebody who already opted out is not confirmed
    /// it again.
    Taken obey(Lane lane, Keyword word, Instant now) {
        Standing standing = lane.contact().standing();
        return switch (word) {
            case STOP ->
                standing.optedOut().isPresent()
                        ? Taken.silently(lane)
                        : Taken.saying(
                                lane.with(standing.outSince(now))
                                        .with(lane.outbox().cancelled("opted out", now)),
                                text(lane, MessageKey.STOPPED, now));
            case START -> Taken.saying(lane.with(standing.inAgain(now)), text(lane, MessageKey.STARTED, now));
            case HELP -> Taken.saying(lane, text(lane, MessageKey.HELP, now));
            case SKIP, BACK -> Taken.silently(lane);
        };
    }

    /// Keeps what was said after the end with the conversation that ended, and says once a day that nothing is
    /// open.
    Taken nothingToAnswer(Lane lane, String text, Instant now) {
        Lane kept = lane.talk()
                .current()
                .map(ended -> lane.with(lane.talk().with(afterwards(ended, text, now))))
                .orElse(lane);
        Standing standing = kept.contact().standing();
        if (standing.noticed().filter(at -> at.plus(QUIET).isAfter(now)).isPresent()) {
            return Taken.silently(kept);
        }
        return Taken.saying(kept.with(standing.noticedAt(now)), text(lane, notice(kept, now), now));
    }

    /// Somebody's answer about a comment of theirs was taken.
    Taken passedOn(Lane lane) {
        return Taken.saying(lane, messages.phrase(PhraseKey.ASIDE_TAKEN, language(lane)));
    }

    /// What somebody is told about a comment of theirs.
    Said aside(Lane lane, String text) {
        return Said.notice(messages.phrase(PhraseKey.ASIDE, language(lane), text));
    }

    private static Language language(Lane lane) {
        return lane.talk()
                .current()
                .map(last -> last.origin().voice().language())
                .orElse(Language.ENGLISH);
    }

    private static MessageKey notice(Lane lane, Instant now) {
        if (!Starts.endedLately(lane, now)) {
            return MessageKey.NOTHING_OPEN;
        }
        boolean expired = lane.talk().current().map(Conversation::status).equals(Optional.of(Status.EXPIRED));
        return expired ? MessageKey.EXPIRED : MessageKey.LATE;
    }

    private static Conversation afterwards(Conversation ended, String text, Instant now) {
        return ended.saidAfterwards(text, now);
    }

    /// In the words of the flow this person met last, else in the built-in ones.
    private String text(Lane lane, MessageKey key, Instant now) {
        Optional<Conversation> last = lane.talk().current();
        Optional<Flow> flow =
                last.flatMap(ended -> flows.revision(ended.origin().revision()));
        if (flow.isPresent()) {
            return messages.text(key, flow.get(), last.orElseThrow(), now);
        }
        Optional<Flow> any = flows.published().stream().findFirst();
        return messages.text(
                key,
                any.map(one -> one.about().language()).orElse(Language.ENGLISH),
                any.map(Messages::brand).orElse("Parley"));
    }

    private List<Language> languages(Lane lane) {
        return lane.talk()
                .current()
                .map(last -> List.of(last.origin().voice().language()))
                .orElseGet(() -> flows.published().stream()
                        .map(flow -> flow.about().language())
                        .distinct()
                        .toList());
    }
}
