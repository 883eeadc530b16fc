package dev.parley.followup;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import dev.parley.kit.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An unhappy person to win back. Immutable; {@link CaseChanges} makes the next one.
///
/// @param version how often it was written; 0 for one that is not stored yet
/// @param reasons why it was opened, the first ones first
/// @param events what happened with it, in order
public record Case(CaseId id, long version, About about, Handling handling, List<Reason> reasons, List<Event> events)
        implements Guarded.Versioned<Case> {
    /// So many of the newest events are kept: whoever wants more has the transcript.
    static final int EVENTS = 200;

    public Case {
        reasons = List.copyOf(reasons);
        events = List.copyOf(events.subList(Math.max(0, events.size() - EVENTS), events.size()));
    }

    /// Whom and what it is about.
    ///
    /// @param lane the line to the person
    public record About(LaneId lane, ConversationId conversation, FlowId flow, String channel, Snapshot said) {}

    /// What a list shows of it, as it stands in the conversation now.
    ///
    /// @param person their name, "" if it is not known
    /// @param scale the answer type of the score, "" if there is none
    /// @param score as written, "" if there is none
    /// @param words the first of their words
    public record Snapshot(String person, String scale, String score, String band, String words) {}

    /// Who has it and how far it is.
    ///
    /// @param owner a person of the desk, "" for nobody
    /// @param cause why it came to this, in a word of the desk's; "" before it is closed
    public record Handling(State state, String queue, String owner, Priority priority, Times times, String cause) {
        Handling with(State other) {
            return new Handling(other, queue, owner, priority, times, cause);
        }

        Handling with(Times other) {
            return new Handling(state, queue, owner, priority, other, cause);
        }

        Handling with(Priority other) {
            return new Handling(state, queue, owner, other, times, cause);
        }

        Handling ownedBy(String other) {
            return new Handling(state, queue, other, priority, times, cause);
        }

        Handling because(String other) {
            return new Handling(state, queue, owner, priority, times, other);
        }
    }

    /// How far it is.
    public enum State {
        /// Somebody has to do something.
        OPEN,
        /// Comes back by itself.
        SNOOZED,
        /// Closed.
        DONE;

        /// The word in stored documents and the API: `open`.
        public String word() {
            return Word.of(this);
        }

        /// The state of that word, if there is one.
        public static Optional<State> of(String word) {
            return Word.find(State.class, word);
        }
    }

    /// When what was or is to be.
    ///
    /// @param due until when somebody is to have replied or closed it
    /// @param heard the newest words of the person that are known here
    /// @param escalated when it was found overdue
    public record Times(
            Instant opened,
            Instant due,
            Instant heard,
            Optional<Instant> replied,
            Optional<Instant> wake,
            Optional<Instant> closed,
            Optional<Instant> escalated) {
        Times due(Instant other) {
            return new Times(opened, other, heard, replied, wake, closed, escalated);
        }

        Times heard(Instant other) {
            return new Times(opened, due, other, replied, wake, closed, escalated);
        }

        Times repliedFirst(Instant now) {
            return new Times(opened, due, heard, replied.or(() -> Optional.of(now)), wake, closed, escalated);
        }

        Times wake(Optional<Instant> other) {
            return new Times(opened, due, heard, replied, other, closed, escalated);
        }

        Times closed(Optional<Instant> other) {
            return new Times(opened, due, heard, replied, wake, other, escalated);
        }

        Times escalated(Instant now) {
            return new Times(opened, due, heard, replied, wake, closed, Optional.of(now));
        }
    }

    /// Why it was opened.
    ///
    /// @param key different for each: `order 3` is the fourth effect of the conversation, `rule low-score` a rule
    /// @param withdrawn whether a corrected answer took it back
    public record Reason(String key, String text, Instant at, boolean withdrawn) {}

    /// Something that happened with it.
    ///
    /// @param kind `opened`, `assigned`, `note`, `replied`, `heard`, `snoozed`, `woken`, `closed`, `reopened`,
    ///     `escalated` or `corrected`
    /// @param by who did it, "" for Parley itself
    public record Event(String kind, String by, String text, Instant at) {}

    /// When the clock has something to do with it; empty for never.
    public Optional<Instant> next() {
        return switch (handling.state()) {
            case OPEN ->
                handling.times().escalated().isPresent()
                                || handling.times().replied().isPresent()
                        ? Optional.empty()
                        : Optional.of(handling.times().due());
            case SNOOZED -> handling.times().wake();
            case DONE -> Optional.empty();
        };
    }

    Case with(Handling other) {
        return new Case(id, version, about, other, reasons, events);
    }

    Case with(List<Reason> others) {
        return new Case(id, version, about, handling, others, events);
    }

    Case with(Snapshot said) {
        About other = new About(about.lane(), about.conversation(), about.flow(), about.channel(), said);
        return new Case(id, version, other, handling, reasons, events);
    }

    Case with(Event event) {
        List<Event> more = new ArrayList<>(events);
        more.add(event);
        return new Case(id, version, about, handling, reasons, more);
    }

    @Override
    public Case versioned(long other) {
        return new Case(id, other, about, handling, reasons, events);
    }
}
