package dev.parley.action;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.Value;
import dev.parley.followup.Guarded;
import dev.parley.followup.Parts;
import dev.parley.followup.Shelf;
import dev.parley.inbox.LaneId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Those who raised the themes of actions that are done. Safe for any thread; blocks.
public final class Hearers {
    /// As many as are looked up for an action at most.
    static final int MOST = 5_000;

    private static final int ANY = Integer.MAX_VALUE;

    private final Guarded<Hearer> all;

    /// @param shelf with indexes over `next`, `action,at`, `person,at` and `lane`
    public Hearers(Shelf shelf) {
        all = new Guarded<>(shelf, new Guarded.Form<>("hearer", Hearer::id, Hearers::stored, Hearers::from));
    }

    /// Keeps one; the same person is kept once for an action.
    void keep(Hearer fresh) {
        all.keep(fresh);
    }

    /// Those whose turn it is.
    List<Hearer> due(Instant now, int limit) {
        return all.due(now, limit);
    }

    /// Puts one in the place of what it was, if nobody else was first.
    void put(Hearer before, Hearer after) {
        all.put(before, after);
    }

    /// Whether a person was told of anything since a time.
    boolean wasTold(String person, Instant since) {
        Shelf.Query query = new Shelf.Query(
                Map.of("person", person, "stand", Hearer.Stand.TOLD.word()),
                "at",
                Optional.of(new Value.Moment(since)),
                Optional.empty(),
                new Shelf.Page(true, 1));
        return !all.list(query).isEmpty();
    }

    /// Those of an action.
    List<Hearer> of(String action) {
        return all.list(Shelf.Query.of(Map.of("action", action), "at", MOST));
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
        return Parts.stored(
                stored, Hearers::from, one -> "a hearer of action " + one.key().action());
    }

    private static Hearer from(Parts parts) {
        return new Hearer(
                new Hearer.Key(parts.needed("action", ANY), new LaneId(parts.needed("lane", ANY))),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                parts.needed("person", ANY),
                new ConversationId(parts.needed("raised", ANY)),
                parts.text("language", ANY),
                new Hearer.Fate(
                        parts.word("stand", Hearer.Stand.class), parts.at("at").orElse(Instant.EPOCH)),
                parts.at("next"));
    }
}
