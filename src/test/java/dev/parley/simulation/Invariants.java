package dev.parley.simulation;

import dev.parley.contact.Asked;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Turn;
import dev.parley.flow.Value;
import dev.parley.inbox.Lane;
import dev.parley.schedule.Invitation;
import dev.parley.simulation.Phones.Received;
import dev.parley.simulation.Somebody.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What must hold of a world at rest, whatever went wrong before.
final class Invariants {
    /// What the flows allow.
    private static final Duration BUDGET = Duration.ofDays(14);
    /// After it counts as asked, an invitation may wait three days for the end of another conversation, and for its
    /// provider half a day and the nights in between.
    private static final Duration APART = BUDGET.minusDays(5);

    private final World world;
    private final List<String> faults = new ArrayList<>();

    private Invariants(World world) {
        this.world = world;
    }

    /// What does not hold.
    static List<String> broken(World world) {
        Invariants invariants = new Invariants(world);
        world.people.forEach(invariants::check);
        invariants.invitations();
        return invariants.faults;
    }

    private void check(Somebody person) {
        world.site.lanes().find(Site.IDS.of(Site.parties(person.number))).ifPresent(lane -> {
            List<Conversation> talks = world.site.lanes().talks(lane.id());
            settled(person, lane);
            texts(person, talks);
            questions(person, talks);
            talks.forEach(this::ratings);
        });
        budget(person);
    }

    private void settled(Somebody person, Lane lane) {
        require(
                lane.outbox().all().stream().allMatch(one -> one.state().isSettled()),
                "left in the outbox: " + lane.outbox());
        Instant now = world.site.clock().instant();
        require(lane.stamp().due().filter(due -> !due.isAfter(now)).isEmpty(), "due for ever: " + lane.stamp());
        require(!person.hasStopped || lane.isOptedOut(), "a stop was forgotten: " + lane.contact());
    }

    /// Each message counts once, and none is forgotten.
    private void texts(Somebody person, List<Conversation> talks) {
        List<String> said = talks.stream()
                .flatMap(talk -> talk.history().transcript().stream())
                .filter(turn -> turn.from() == Turn.Speaker.PERSON)
                .map(Turn::text)
                .toList();
        for (Written one : person.written) {
            long times = said.stream().filter(one.text()::equals).count();
            long most = person.written.stream()
                    .filter(other -> other.text().equals(one.text()))
                    .count();
            require(times <= most, times + " times in transcripts: " + one.text());
            require(!one.isKept || times > 0, "forgotten: " + one.text());
        }
    }

    /// A question is asked once in a conversation, one of them again by the one reminder, and again behind each
    /// correction.
    private void questions(Somebody person, List<Conversation> talks) {
        List<String> received = world.phones.received(person.number).stream()
                .map(Received::text)
                .toList();
        long most = talks.size();
        for (String once : List.of("Hello from visit.", "Hello from pulse.", "Hello from own.", "Bye.")) {
            require(count(received, once) <= most, "more than " + most + " times: " + once);
        }
        long questions = count(received, Site.SCORE) + count(received, "And why?") + count(received, "What else?");
        long corrections = person.written.stream()
                .filter(one -> one.text().startsWith("Sorry"))
                .count();
        require(
                questions <= 4 * most + corrections,
                questions + " questions in " + most + " conversations: " + received);
    }

    /// As many ratings as rated questions answered, and each says what the person said last.
    private void ratings(Conversation talk) {
        List<Answer> rated = talk.history().answers().stream()
                .filter(answer -> !answer.rating().scale().isEmpty())
                .toList();
        List<String> numbers = talk.history().transcript().stream()
                .filter(turn -> turn.from() == Turn.Speaker.PERSON)
                .map(turn -> turn.text().replace("Sorry, I meant ", ""))
                .filter(text -> text.matches("\\d+"))
                .toList();
        require(rated.size() <= 1, "rated twice: " + rated);
        rated.forEach(one -> require(
                one.value() instanceof Value.Numeric
                        && numbers.contains(one.value().shown()),
                "rated " + one.value() + ", said " + numbers));
    }

    private void budget(Somebody person) {
        Instant asked = Instant.MIN;
        for (Asked one : world
                .site
                .contacts()
                .having(List.of(Site.address(person.number).key()))
                .stream()
                .flatMap(contact -> contact.journal().asked().stream())
                .sorted(Comparator.comparing(Asked::at))
                .toList()) {
            require(!asked.isAfter(one.at().minus(BUDGET)), "asked at " + asked + " and again at " + one.at());
            asked = one.at();
        }
        greetings(person);
    }

    private void greetings(Somebody person) {
        Instant last = Instant.MIN;
        for (Received one : world.phones.received(person.number)) {
            if (Site.GREETINGS.contains(one.text())) {
                require(last.isBefore(one.at().minus(APART)), "greeted at " + last + " and again at " + one.at());
                last = one.at();
            }
        }
    }

    private void invitations() {
        Set<String> begun = new HashSet<>();
        for (String flow : List.of("visit", "pulse")) {
            for (Invitation one : world.site.invitations().page(flow, "", 1_000)) {
                switch (one.state()) {
                    case Invitation.State.Held held ->
                        require(held.due().isAfter(world.site.clock().instant()), "held for ever: " + one);
                    case Invitation.State.Started started ->
                        require(
                                started.conversation().isEmpty() || begun.add(started.conversation()),
                                "two invitations to one conversation: " + one);
                    case Invitation.State.Refused refused -> {}
                }
            }
        }
    }

    private static long count(List<String> all, String text) {
        return all.stream().filter(text::equals).count();
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
