package dev.parley.followup;

import dev.parley.followup.Case.Event;
import dev.parley.followup.Case.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What becomes of a case: functions from one case to the next. Pure.
final class CaseChanges {
    private CaseChanges() {}

    /// A new case for the first of these wishes; the others are reasons, too.
    ///
    /// @param load open cases by person
    static Case opened(Followed followed, List<Wish> wishes, Desk desk, Map<String, Long> load, Instant now) {
        Wish first = wishes.getFirst();
        var talk = followed.conversation();
        String queue = first.order().queue();
        Optional<String> owner = Routing.owner(desk, first, load);
        Instant asked = first.reason().at();
        Instant due = first.due()
                .orElseGet(() -> desk.hours().after(asked, desk.queue(queue).due()));
        Case fresh = new Case(
                new CaseId(talk.id().value()),
                0,
                new Case.About(
                        followed.lane(),
                        talk.id(),
                        talk.origin().revision().flow(),
                        talk.origin().voice().medium().word(),
                        Wishes.snapshot(talk)),
                new Case.Handling(
                        State.OPEN,
                        queue,
                        owner.orElse(""),
                        first.order().priority(),
                        times(asked, due, Wishes.heard(talk)),
                        ""),
                wishes.stream().map(Wish::reason).toList(),
                List.of(new Event("opened", "", first.reason().text(), now)));
        return owner.map(name -> fresh.with(new Event("assigned", "", name, now)))
                .orElse(fresh);
    }

    private static Case.Times times(Instant opened, Instant due, Instant heard) {
        return new Case.Times(
                opened, due, heard, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The case after what its conversation says now: more reasons, reasons taken back by a correction, words that are
    /// new. The same case if nothing of it is news.
    ///
    /// @param wishes those of the flow and of the rules there are now
    /// @param rules the keys of the reasons that rules there are now give
    static Case followed(Case before, Followed followed, List<Wish> wishes, Set<String> rules, Instant now) {
        Case next = heard(amended(before, wishes, rules, now), followed, now);
        Case.Snapshot said = Wishes.snapshot(followed.conversation());
        if (said.equals(next.about().said())) {
            return next;
        }
        boolean corrected = !said.score().equals(next.about().said().score());
        String old = next.about().said().score();
        Case shown = next.with(said);
        return corrected && !old.isEmpty()
                ? shown.with(new Event("corrected", "", old + " to " + said.score(), now))
                : shown;
    }

    private static Case amended(Case before, List<Wish> wishes, Set<String> rules, Instant now) {
        List<Case.Reason> reasons = new ArrayList<>();
        for (Case.Reason old : before.reasons()) {
            reasons.add(now(old, wishes, rules));
        }
        Case next = before;
        for (Wish wish : wishes) {
            boolean known = reasons.stream()
                    .anyMatch(one -> one.key().equals(wish.reason().key()));
            if (!known && !wish.reason().withdrawn()) {
                reasons.add(wish.reason());
                next = pressed(next, wish);
            }
        }
        if (reasons.equals(before.reasons())) {
            return before;
        }
        return settled(next.with(reasons), before, now);
    }

    /// What was asked for by hand, or by a rule that is no more, stays as it is.
    private static Case.Reason now(Case.Reason old, List<Wish> wishes, Set<String> rules) {
        boolean isTold = old.key().startsWith("order ") || rules.contains(old.key());
        boolean stands =
                wishes.stream().map(Wish::reason).anyMatch(one -> one.key().equals(old.key()) && !one.withdrawn());
        return new Case.Reason(old.key(), old.text(), old.at(), isTold ? !stands : old.withdrawn());
    }

    /// Another reason makes a case no less important and no later.
    private static Case pressed(Case one, Wish wish) {
        Case.Handling handling =
                one.handling().with(one.handling().priority().or(wish.order().priority()));
        return wish.due()
                .filter(due -> due.isBefore(handling.times().due()))
                .map(due -> one.with(handling.with(handling.times().due(due))))
                .orElseGet(() -> one.with(handling));
    }

    /// Without any reason left, a case nobody has answered closes by itself; with a new one, a closed one opens again.
    private static Case settled(Case next, Case before, Instant now) {
        boolean none = next.reasons().stream().allMatch(Case.Reason::withdrawn);
        boolean more = next.reasons().size() > before.reasons().size();
        boolean done = next.handling().state() == State.DONE;
        if (none && !done && next.handling().times().replied().isEmpty()) {
            return closed(next, "corrected", new Event("closed", "", "the answer was corrected", now));
        }
        if (!none && done && (more || next.handling().cause().equals("corrected"))) {
            return open(next, new Event("reopened", "", next.reasons().getLast().text(), now));
        }
        return next;
    }

    /// Words beyond the survey wake and reopen a case.
    private static Case heard(Case before, Followed followed, Instant now) {
        Instant heard = Wishes.heard(followed.conversation());
        Case.Handling handling = before.handling();
        if (!heard.isAfter(handling.times().heard())) {
            return before;
        }
        Case next = before.with(handling.with(handling.times().heard(heard)));
        boolean beyond = followed.conversation().history().transcript().stream()
                .anyMatch(turn -> turn.at().equals(heard) && turn.step().isEmpty());
        if (!beyond) {
            return next;
        }
        Case told = next.with(new Event("heard", "", "", heard));
        return handling.state() == State.OPEN ? told : open(told, new Event("reopened", "", "a new message", now));
    }

    static Case assigned(Case one, String to, String by, Instant now) {
        return one.handling().owner().equals(to)
                ? one
                : one.with(one.handling().ownedBy(to)).with(new Event("assigned", by, to, now));
    }

    static Case noted(Case one, String text, String by, Instant now) {
        return one.with(new Event("note", by, text, now));
    }

    /// Whoever replies to a case without an owner has taken it.
    static Case replied(Case one, String text, String by, Instant now) {
        Case owned = one.handling().owner().isEmpty() ? assigned(one, by, by, now) : one;
        Case.Handling handling = owned.handling();
        return owned.with(handling.with(handling.times().repliedFirst(now))).with(new Event("replied", by, text, now));
    }

    static Case snoozed(Case one, Instant until, String by, Instant now) {
        Case.Handling handling = one.handling();
        Case.Times times = handling.times().wake(Optional.of(until)).closed(Optional.empty());
        return one.with(handling.with(State.SNOOZED).with(times)).with(new Event("snoozed", by, until.toString(), now));
    }

    static Case closed(Case one, String cause, Event event) {
        Case.Handling handling = one.handling();
        Case.Times times = handling.times().wake(Optional.empty()).closed(Optional.of(event.at()));
        return one.with(handling.with(State.DONE).with(times).because(cause)).with(event);
    }

    static Case open(Case one, Event event) {
        Case.Handling handling = one.handling();
        Case.Times times = handling.times().wake(Optional.empty()).closed(Optional.empty());
        return one.with(handling.with(State.OPEN).with(times).because("")).with(event);
    }

    /// What the clock does to it; the same case if it is not due.
    static Case struck(Case one, Desk desk, Instant now) {
        if (one.next().filter(at -> !at.isAfter(now)).isEmpty()) {
            return one;
        }
        return switch (one.handling().state()) {
            case OPEN -> escalated(one, desk, now);
            case SNOOZED -> open(one, new Event("woken", "", "", now));
            case DONE -> one;
        };
    }

    private static Case escalated(Case one, Desk desk, Instant now) {
        Case.Handling handling = one.handling();
        String to = desk.queue(handling.queue()).escalateTo();
        Case next = one.with(handling.with(handling.priority().raised())
                        .with(handling.times().escalated(now)))
                .with(new Event("escalated", "", to, now));
        return to.isEmpty() ? next : assigned(next, to, "", now);
    }
}
