package dev.parley.board;

import dev.parley.access.Hashes;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.results.Days;
import dev.parley.results.Group;
import dev.parley.results.Interval;
import dev.parley.results.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Links under which people without an account see a survey's results, until they end or are taken back. Only a hash of
/// what stands in the link is kept. Safe for any thread; blocks.
public final class Shares {
    private static final String UNTIL = "until";

    private final Cards cards;

    /// What a link shows.
    ///
    /// @param last so many days up to today; 0 if the days are set
    /// @param days the days themselves, if they are set
    public record Shown(FlowId flow, int last, Optional<Days> days, Group group, List<String> by) {
        public Shown {
            by = List.copyOf(by);
        }

        /// What is asked of results on that day.
        public Wanted wanted(LocalDate today) {
            Days span = days.orElseGet(() -> new Days(today.minusDays(Math.max(1, last) - 1L), today));
            return new Wanted(span, Interval.fit(span), group, by);
        }
    }

    /// @param cards where they are pinned
    public Shares(Cards cards) {
        this.cards = cards;
    }

    /// Opens a way.
    ///
    /// @param secret what stands in the link
    /// @return how it is listed; empty if there are too many
    public Optional<Cards.Card> open(String secret, Shown shown, Made made, Duration lasts) {
        Value.Fields fields =
                fields(shown).with(UNTIL, new Value.Moment(made.at().plus(lasts)));
        Cards.Card card = new Cards.Card(Hashes.of(secret), made.by(), made.at(), fields);
        return cards.add(card) ? Optional.of(card) : Optional.empty();
    }

    /// Who made a link, and when.
    public record Made(String by, Instant at) {}

    /// What a link shows now; empty if it has ended, was taken back or never was.
    public Optional<Shown> find(String secret, Instant now) {
        return cards.find(Hashes.of(secret))
                .filter(card -> until(card).isAfter(now))
                .map(card -> shown(card.fields()));
    }

    /// All that have not ended, the newest first; those that have are forgotten.
    public List<Cards.Card> all(Instant now) {
        List<Cards.Card> all = cards.all();
        all.stream().filter(card -> !until(card).isAfter(now)).forEach(card -> cards.remove(card.id()));
        return all.stream().filter(card -> until(card).isAfter(now)).toList();
    }

    /// Takes a link back.
    ///
    /// @return whether it was there
    public boolean remove(String id) {
        return cards.remove(id);
    }

    private static Instant until(Cards.Card card) {
        return card.fields().get(UNTIL) instanceof Value.Moment moment ? moment.at() : Instant.EPOCH;
    }

    private static Value.Fields fields(Shown shown) {
        Value.Fields fields = Value.Fields.NONE
                .with("flow", Value.of(shown.flow().value()))
                .with("last", Value.of(shown.last()))
                .with("field", Value.of(shown.group().field()))
                .with("value", Value.of(shown.group().value()))
                .with("groups", Value.of(String.join(",", shown.by())));
        return shown.days()
                .map(days -> fields.with("from", Value.of(days.from().toString()))
                        .with("to", Value.of(days.to().toString())))
                .orElse(fields);
    }

    private static Shown shown(Value.Fields fields) {
        Optional<Days> days = fields.get("from") == Value.Missing.VALUE
                ? Optional.empty()
                : Optional.of(new Days(
                        LocalDate.parse(fields.get("from").shown()),
                        LocalDate.parse(fields.get("to").shown())));
        String groups = fields.get("groups").shown();
        return new Shown(
                new FlowId(fields.get("flow").shown()),
                Integer.parseInt(fields.get("last").shown()),
                days,
                new Group(fields.get("field").shown(), fields.get("value").shown()),
                groups.isEmpty() ? List.of() : List.of(groups.split(",")));
    }
}
