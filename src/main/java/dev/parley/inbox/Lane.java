package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything about one line between us and a person: kept as one document, changed by one guarded write.
///
/// @param version how often it was written; 0 for a lane that is not stored yet
/// @param contact who talks, and whether they want to
/// @param talk the newest conversation, running or ended, and how many there were
/// @param seen the newest messages taken, oldest first
public record Lane(LaneId id, long version, Contacting contact, Talk talk, List<Seen> seen) {
    /// Twilio repeats a message within 15 seconds; nobody sends this many in that time.
    public static final int SEEN = 32;
    /// Only the newest messages are ever asked for again with their answer.
    public static final int SEEN_WITH_ANSWER = 4;

    /// Who talks, and how they stand to being written to.
    public record Contacting(Parties parties, Standing standing) {}

    /// The newest conversation, running or ended, and how many there were of each flow.
    public record Talk(Optional<Conversation> current, Map<FlowId, Integer> rounds) {
        public Talk {
            rounds = Map.copyOf(rounds);
        }

        /// How many conversations there were in all.
        public int count() {
            return rounds.values().stream().mapToInt(Integer::intValue).sum();
        }

        Talk with(Conversation conversation) {
            return new Talk(Optional.of(conversation), rounds);
        }

        Talk starting(Conversation conversation) {
            Map<FlowId, Integer> more = new HashMap<>(rounds);
            more.merge(conversation.origin().revision().flow(), 1, Integer::sum);
            return new Talk(Optional.of(conversation), more);
        }
    }

    public Lane {
        seen = List.copyOf(seen);
    }

    /// A lane nobody has written on yet.
    public static Lane fresh(LaneId id, Parties parties) {
        return new Lane(
                id, 0, new Contacting(parties, Standing.WELCOME), new Talk(Optional.empty(), Map.of()), List.of());
    }

    /// The conversation that runs, if one does.
    public Optional<Conversation> open() {
        return talk.current().filter(conversation -> conversation.status().isOpen());
    }

    /// What was answered to a message that was taken before; empty if it is new.
    public Optional<Seen> seen(String messageId) {
        return seen.reversed().stream()
                .filter(one -> one.messageId().equals(messageId))
                .findFirst();
    }

    Lane with(Talk other) {
        return new Lane(id, version, contact, other, seen);
    }

    Lane with(Standing standing) {
        return new Lane(id, version, new Contacting(contact.parties(), standing), talk, seen);
    }

    /// The next version, in which a message was taken with these answers.
    Lane taken(Seen message) {
        List<Seen> ring = new java.util.ArrayList<>(seen);
        ring.add(message);
        if (ring.size() > SEEN) {
            ring.removeFirst();
        }
        int old = ring.size() - SEEN_WITH_ANSWER - 1;
        if (old >= 0) {
            ring.set(old, ring.get(old).withoutAnswers());
        }
        return new Lane(id, version + 1, contact, talk, ring);
    }
}
