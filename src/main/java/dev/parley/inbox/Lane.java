package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything about one line between us and a person: kept as one document, changed by one guarded write.
///
/// @param stamp how often it was written, and when it is due
/// @param contact who talks, and whether they want to
/// @param talk the newest conversation, running or ended, how many there were, and which are to come
/// @param mail the messages that came and those that go
public record Lane(LaneId id, Stamp stamp, Contacting contact, Talk talk, Mail mail) {
    /// Twilio repeats a message within 15 seconds; nobody sends this many in that time.
    public static final int SEEN = 32;
    /// How the ids of messages begin that came from a page of ours; no provider's do.
    public static final String ON_PAGE = "page.";
    /// Only the newest messages are ever asked for again with their answer.
    public static final int SEEN_WITH_ANSWER = 4;
    /// So many are kept where their number tells something. Slack repeats an event three times within five minutes.
    static final int SEEN_DISCREETLY = 8;

    /// @param version how often it was written; 0 for a lane that is not stored yet
    /// @param due when the clock has something to do on it: the earliest of all its times
    /// @param mark what the stored lane, which the next write replaces, bears instead of its version, so
    ///     that a copy of the database does not tell how often it was written; 0 if it bears its version
    public record Stamp(long version, Optional<Instant> due, long mark) {
        /// Of a lane that bears its version.
        public Stamp(long version, Optional<Instant> due) {
            this(version, due, 0);
        }
    }

    /// Who talks, and how they stand to being written to.
    public record Contacting(Parties parties, Standing standing) {}

    /// The newest conversation, running or ended, how many there were of each flow, and what was asked for.
    ///
    /// @param aside what they are told about a comment of theirs; until the next conversation begins
    public record Talk(
            Optional<Conversation> current, Map<FlowId, Integer> rounds, StartLog starts, Optional<Aside> aside) {
        /// Nothing was ever said.
        public static final Talk NONE = new Talk(Optional.empty(), Map.of(), StartLog.EMPTY);

        /// Without an aside.
        public Talk(Optional<Conversation> current, Map<FlowId, Integer> rounds, StartLog starts) {
            this(current, rounds, starts, Optional.empty());
        }

        public Talk {
            rounds = Map.copyOf(rounds);
        }

        /// How many conversations there were in all.
        public int count() {
            return rounds.values().stream().mapToInt(Integer::intValue).sum();
        }

        Talk with(Conversation conversation) {
            return new Talk(Optional.of(conversation), rounds, starts, aside);
        }

        Talk with(StartLog other) {
            return new Talk(current, rounds, other, aside);
        }

        Talk with(Aside other) {
            return new Talk(current, rounds, starts, Optional.of(other));
        }

        Talk starting(Conversation conversation) {
            Map<FlowId, Integer> more = new HashMap<>(rounds);
            more.merge(conversation.origin().revision().flow(), 1, Integer::sum);
            return new Talk(Optional.of(conversation), more, starts);
        }
    }

    /// The newest messages taken, oldest first, and those to send.
    public record Mail(List<Seen> seen, Outbox outbox) {
        /// Nothing came, nothing goes.
        public static final Mail NONE = new Mail(List.of(), Outbox.EMPTY);

        public Mail {
            seen = List.copyOf(seen);
        }
    }

    /// A lane nobody has written on yet.
    public static Lane fresh(LaneId id, Parties parties) {
        return new Lane(
                id, new Stamp(0, Optional.empty()), new Contacting(parties, Standing.WELCOME), Talk.NONE, Mail.NONE);
    }

    /// How often it was written; 0 for a lane that is not stored yet.
    public long version() {
        return stamp.version();
    }

    /// The conversation that runs, if one does.
    public Optional<Conversation> open() {
        return talk.current().filter(conversation -> conversation.status().isOpen());
    }

    /// Whether the person wants no messages.
    public boolean isOptedOut() {
        return contact.standing().optedOut().isPresent();
    }

    /// What was answered to a message that was taken before; empty if it is new.
    public Optional<Seen> seen(String messageId) {
        for (int i = mail.seen().size() - 1; i >= 0; i--) {
            if (mail.seen().get(i).messageId().equals(messageId)) {
                return Optional.of(mail.seen().get(i));
            }
        }
        return Optional.empty();
    }

    /// Whether a message was taken, or came so long ago that nobody remembers: a full ring has forgotten some.
    boolean mayHaveSeen(String messageId) {
        return mail.seen().size() >= SEEN || seen(messageId).isPresent();
    }

    /// Whether the person last spoke on a page of ours: there they see what comes next.
    boolean isOnPage() {
        return !mail.seen().isEmpty() && mail.seen().getLast().messageId().startsWith(ON_PAGE);
    }

    /// The messages to send.
    public Outbox outbox() {
        return mail.outbox();
    }

    Lane with(Talk other) {
        return new Lane(id, stamp, contact, other, mail);
    }

    Lane with(Standing standing) {
        return new Lane(id, stamp, new Contacting(contact.parties(), standing), talk, mail);
    }

    Lane with(Outbox outbox) {
        return new Lane(id, stamp, contact, talk, new Mail(mail.seen(), outbox));
    }

    Lane with(Mail other) {
        return new Lane(id, stamp, contact, talk, other);
    }

    /// With no more of its mail than what is still to be sent, and the ids of messages that may come again: how many
    /// there were would tell how a survey went.
    Lane discreet() {
        List<Seen> newest = mail.seen()
                .subList(
                        Math.max(0, mail.seen().size() - SEEN_DISCREETLY),
                        mail.seen().size());
        return new Lane(
                id,
                stamp,
                contact,
                talk,
                new Mail(
                        newest.stream().map(Seen::withoutAnswers).toList(),
                        mail.outbox().unsettled()));
    }

    /// Whether what stands here must not be readable in a copy of the database.
    public boolean isInConfidence() {
        return talk.aside().isPresent()
                || talk.current().filter(Conversation::isInConfidence).isPresent()
                || mail.outbox().hasBlanks();
    }

    /// The next version, due then.
    Lane next(Optional<Instant> due) {
        return new Lane(id, new Stamp(stamp.version() + 1, due, stamp.mark()), contact, talk, mail);
    }

    /// The same once it is stored under that mark.
    public Lane marked(long mark) {
        return stamp.mark() == mark
                ? this
                : new Lane(id, new Stamp(stamp.version(), stamp.due(), mark), contact, talk, mail);
    }

    /// With a message that was taken.
    Lane with(Seen message) {
        List<Seen> ring = new ArrayList<>(mail.seen());
        ring.add(message);
        if (ring.size() > SEEN) {
            ring.removeFirst();
        }
        int old = ring.size() - SEEN_WITH_ANSWER - 1;
        if (old >= 0) {
            ring.set(old, ring.get(old).withoutAnswers());
        }
        return new Lane(id, stamp, contact, talk, new Mail(ring, mail.outbox()));
    }
}
