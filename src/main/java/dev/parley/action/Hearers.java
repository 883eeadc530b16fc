package dev.parley.action;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.followup.Shelf;
import dev.parley.inbox.LaneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Those who raised the themes of actions that are done. Safe for any thread; blocks.
public final class Hearers {
    /// As many as are looked up for an action at most.
    static final int MOST = 5_000;

    private static final int ANY = Integer.MAX_VALUE;

    private final Shelf shelf;

    /// @param shelf with indexes over `next`, `action,at` and `person,at`
    public Hearers(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Keeps one; the same person is kept once for an action.
    void keep(Hearer fresh) {
        shelf.insert(fresh.id(), stored(fresh.versioned(1)));
    }

    /// Those whose turn it is.
    List<Hearer> due(Instant now, int limit) {
        Shelf.Query query = new Shelf.Query(
                Map.of(),
                "next",
                Optional.empty(),
                Optional.of(new Value.Moment(now.plusMillis(1))),
                new Shelf.Page(false, limit));
        return list(query);
    }

    /// Puts one in the place of what it was.
    ///
    /// @return the hearer as it is now; empty if somebody else was first
    Optional<Hearer> put(Hearer before, Hearer after) {
        Hearer next = after.versioned(before.version() + 1);
        return shelf.replace(before.id(), before.version(), stored(next)) ? Optional.of(next) : Optional.empty();
    }

    /// Whether a person was told of anything since a time.
    boolean wasTold(String person, Instant since) {
        Shelf.Query query = new Shelf.Query(
                Map.of("person", person, "stand", Hearer.Stand.TOLD.word()),
                "at",
                Optional.of(new Value.Moment(since)),
                Optional.empty(),
                new Shelf.Page(true, 1));
        return !shelf.list(query).isEmpty();
    }

    /// Those of an action.
    List<Hearer> of(String action) {
        return list(Shelf.Query.of(Map.of("action", action), "at", MOST));
    }

    private List<Hearer> list(Shelf.Query query) {
        return shelf.list(query).stream().map(entry -> from(entry.fields())).toList();
    }

    private static Value.Fields stored(Hearer one) {
        Value.Fields fields = Value.Fields.NONE
                .with("action", Value.of(one.key().action()))
                .with("lane", Value.of(one.key().lane().value()))
                .with("version", Value.of(one.version()))
                .with("person", Value.of(one.person()))
                .with("raised", Value.of(one.raised().value()))
                .with("language", Value.of(one.language()))
                .with("stand", Value.of(one.fate().stand().word()))
                .with("at", new Value.Moment(one.fate().at()));
        return one.next().map(at -> fields.with("next", new Value.Moment(at))).orElse(fields);
    }

    private static Hearer from(Value.Fields stored) {
        List<Fault> faults = new ArrayList<>();
        Parts parts = Parts.of(stored, faults);
        Hearer read = new Hearer(
                new Hearer.Key(parts.needed("action", ANY), new LaneId(parts.needed("lane", ANY))),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                parts.needed("person", ANY),
                new ConversationId(parts.needed("raised", ANY)),
                parts.text("language", ANY),
                new Hearer.Fate(
                        Hearer.Stand.of(parts.needed("stand", ANY)),
                        parts.at("at").orElse(Instant.EPOCH)),
                parts.at("next"));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("a hearer of action " + read.key().action() + " is damaged: " + faults);
        }
        return read;
    }
}
