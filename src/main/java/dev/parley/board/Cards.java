package dev.parley.board;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small things that people pin to results, each with who pinned it and when: notes on days, views, links. Safe for any
/// thread; blocks.
public final class Cards {
    private static final String ID = "id";
    private static final String BY = "by";
    private static final String AT = "at";

    private final Shelf shelf;
    private final int most;

    /// One of them.
    ///
    /// @param fields what it says
    public record Card(String id, String by, Instant at, Value.Fields fields) {
        /// A field as text; "" if it is not there.
        public String text(String name) {
            return fields.get(name).shown();
        }
    }

    /// @param shelf with an index by `at`
    /// @param most so many at most
    public Cards(Shelf shelf, int most) {
        this.shelf = shelf;
        this.most = most;
    }

    /// All of them, the newest first.
    public List<Card> all() {
        return shelf.list(Shelf.Query.newest(Map.of(), AT, most)).stream()
                .map(Cards::card)
                .toList();
    }

    /// The one of that id.
    public Optional<Card> find(String id) {
        return shelf.find(id).map(fields -> card(new Shelf.Entry(id, fields)));
    }

    /// Pins one.
    ///
    /// @return whether there was room for it
    public boolean add(Card card) {
        if (all().size() >= most) {
            return false;
        }
        shelf.put(
                card.id(),
                card.fields()
                        .with(ID, Value.of(card.id()))
                        .with(BY, Value.of(card.by()))
                        .with(AT, new Value.Moment(card.at())));
        return true;
    }

    /// Takes one down.
    ///
    /// @return whether it was there
    public boolean remove(String id) {
        boolean isThere = shelf.find(id).isPresent();
        shelf.remove(id);
        return isThere;
    }

    private static Card card(Shelf.Entry entry) {
        Value.Fields fields = entry.fields();
        Instant at = fields.get(AT) instanceof Value.Moment moment ? moment.at() : Instant.EPOCH;
        Value.Fields own = fields.with(ID, Value.Missing.VALUE)
                .with(BY, Value.Missing.VALUE)
                .with(AT, Value.Missing.VALUE);
        return new Card(entry.id(), fields.get(BY).shown(), at, own);
    }
}
