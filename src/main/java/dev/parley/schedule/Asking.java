package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.Asked;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactFacts;
import dev.parley.contact.ContactId;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Gates;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.schedule.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Carries an invitation out: decides, counts the asking in the contact by the same guarded write that the decision was
/// made on, and starts the conversation. Broken off anywhere it may be carried out again. Safe for any thread; blocks
/// while the store works.
public final class Asking {
    /// What is later than this after a flow's spread was missed is spread anew.
    static final Duration LATE = Duration.ofMinutes(10);

    private final Parts parts;
    private final Outcomes outcomes = new Outcomes();

    /// What it works with.
    public record Parts(Flows flows, ContactBook contacts, People people, Sending sending, InstantSource clock) {}

    /// What it writes and starts.
    ///
    /// @param rest who is not to be disturbed by pulses
    public record Sending(Invitations invitations, Quotas quotas, Starter starter, Rest rest) {
        /// To people of whom nobody tells that they rest.
        public Sending(Invitations invitations, Quotas quotas, Starter starter) {
            this(invitations, quotas, starter, Rest.NONE);
        }
    }

    /// @param parts what it works with
    public Asking(Parts parts) {
        this.parts = parts;
    }

    /// What became of the invitations carried out here.
    public Outcomes outcomes() {
        return outcomes;
    }

    /// Decides about an invitation that this caller has claimed or just made, and starts it if it may.
    public State carryOut(Invitation invitation, State.Held since) {
        return outcomes.count(decided(invitation, since));
    }

    private State decided(Invitation invitation, State.Held since) {
        Optional<Flow> flow = parts.flows().published(invitation.flow());
        if (flow.isEmpty()) {
            return new State.Refused(Reason.UNKNOWN_FLOW, now());
        }
        Optional<Contact> contact = parts.contacts().find(invitation.contact());
        if (contact.isEmpty()) {
            return new State.Refused(Reason.UNKNOWN_CONTACT, now());
        }
        Person person = parts.people().of(contact.get());
        return Optional.ofNullable(person.begun().get(invitation.key()))
                .map(address -> start(invitation, flow.get(), person.contact(), address))
                .or(() -> spreadAnew(invitation, since, flow.get()))
                .orElseGet(() -> carryOut(invitation, since, flow.get(), person));
    }

    /// What many should have been asked in a time when nobody could ask does not go out to all of them at once.
    private Optional<State> spreadAnew(Invitation invitation, State.Held since, Flow flow) {
        Instant now = now();
        Duration spread = flow.start().invite().gates().order().spread();
        boolean missed = !spread.isZero() && since.due().plus(LATE).isBefore(now) && since.why() != Reason.SPREAD;
        Duration offset = Chance.offset(invitation.flow(), invitation.contact(), spread);
        return missed ? Optional.of(new State.Held(now.plus(offset), since.from(), Reason.SPREAD)) : Optional.empty();
    }

    /// What would become of an invitation now, without doing it.
    public Decision preview(Flow flow, Contact contact, String key) {
        Instant now = now();
        Decision decision =
                outlook(flow, List.of(new Forecast.Trial(contact, key, now))).getFirst();
        boolean isFull = decision instanceof Decision.Start
                && Quotas.Stretch.of(flow, now)
                        .filter(stretch -> parts.sending().quotas().left(stretch) <= 0)
                        .isPresent();
        return isFull ? new Decision.Refuse(Reason.QUOTA) : decision;
    }

    /// What would become of invitations, each when it falls due, but for the quota.
    List<Decision> outlook(Flow flow, List<Forecast.Trial> trials) {
        List<Contact> contacts = trials.stream().map(Forecast.Trial::contact).toList();
        Map<ContactId, List<Invitation>> waiting = waiting(flow, contacts);
        List<Person> people = parts.people().of(contacts);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Forecast.Trial trial = trials.get(i);
            List<Invitation> theirs = waiting.getOrDefault(trial.contact().id(), List.of());
            Wish wish = wish(flow, theirs, trial.key(), trial.due());
            decisions.add(Eligibility.decide(wish, people.get(i), trial.due()));
        }
        return decisions;
    }

    Launch.Outlook forecast(Flow flow, Consumer<Consumer<Forecast.Trial>> trials) {
        Forecast forecast = new Forecast(flow, this, parts.sending());
        trials.accept(forecast::add);
        return forecast.end();
    }

    private State carryOut(Invitation invitation, State.Held since, Flow flow, Person person) {
        Contact contact = person.contact();
        Wish wish = wish(flow, contact, invitation.key(), since.from());
        Instant now = now();
        Asked asking = new Asked(flow.id(), flow.about().kind(), now, invitation.key());
        AtomicReference<Decision> decision = new AtomicReference<>(new Decision.Refuse(Reason.UNKNOWN_CONTACT));
        Optional<Contact> reserved = parts.contacts().change(contact.id(), fresh -> {
            decision.set(rested(Eligibility.decide(wish, person.with(fresh), now), wish, now));
            return decision.get() instanceof Decision.Start ? fresh.asked(asking) : fresh;
        });
        return switch (decision.get()) {
            case Decision.Hold hold -> new State.Held(hold.until(), since.from(), hold.why());
            case Decision.Refuse refuse -> new State.Refused(refuse.why(), now);
            case Decision.Start start -> begin(invitation, flow, reserved.orElse(contact), start.address());
        };
    }

    /// Whom a pulse would disturb is asked when they are there again; what they have asked for themselves comes at
    /// once.
    private Decision rested(Decision decision, Wish wish, Instant now) {
        return decision instanceof Decision.Start start && isPulse(wish.flow())
                ? parts.sending()
                        .rest()
                        .until(start.address(), now)
                        .map(until -> Eligibility.held(wish, until, Reason.DO_NOT_DISTURB))
                        .orElse(decision)
                : decision;
    }

    private static boolean isPulse(Flow flow) {
        return flow.about().kind() == FlowKind.PULSE;
    }

    /// Finds out at once which of those who are asked next rest.
    void expect(List<Invitation> next) {
        List<Address> addresses = next.stream()
                .filter(one -> parts.flows()
                        .published(one.flow())
                        .filter(Asking::isPulse)
                        .isPresent())
                .flatMap(one -> parts.contacts().find(one.contact()).stream())
                .flatMap(contact -> contact.reach().on(Medium.SLACK).stream())
                .toList();
        parts.sending().rest().expect(addresses, now());
    }

    private State begin(Invitation invitation, Flow flow, Contact contact, Address address) {
        Optional<Quotas.Stretch> stretch = Quotas.Stretch.of(flow, now());
        Quotas quotas = parts.sending().quotas();
        if (stretch.isPresent() && !quotas.take(stretch.get())) {
            return refused(invitation, contact, Reason.QUOTA);
        }
        State outcome = start(invitation, flow, contact, address);
        if (outcome instanceof State.Refused) {
            stretch.ifPresent(quotas::giveBack);
        }
        return outcome;
    }

    /// Begins the conversation, or finds that a try which was broken off has begun it: whatever the person has done
    /// since, that was this invitation.
    private State start(Invitation invitation, Flow flow, Contact contact, Address address) {
        Facts facts = new Facts(ContactFacts.of(contact), invitation.event(), Value.Fields.NONE);
        Starter.Order order = new Starter.Order(
                invitation.key(), flow.id(), address, facts, contact.person().language());
        return switch (parts.sending().starter().start(order)) {
            case Starter.Begun.Yes yes -> new State.Started(address.medium(), yes.conversation(), now());
            case Starter.Begun.No no -> refused(invitation, contact, no.why());
        };
    }

    /// Nothing reached the person, so it does not count as asked.
    private State refused(Invitation invitation, Contact contact, Reason why) {
        parts.contacts().change(contact.id(), fresh -> fresh.notAsked(invitation.key()));
        return new State.Refused(why, now());
    }

    /// What we would like to ask a person, beside what else waits for them.
    Wish wish(Flow flow, Contact contact, String key, Instant from) {
        List<Invitation> waiting = waiting(flow, List.of(contact)).getOrDefault(contact.id(), List.of());
        return wish(flow, waiting, key, from);
    }

    private Wish wish(Flow flow, List<Invitation> waiting, String key, Instant from) {
        List<Wish.Rival> rivals = waiting.stream()
                .filter(other -> !other.key().equals(key))
                .flatMap(other -> rival(other).stream())
                .toList();
        return new Wish(flow, key, from, parts.sending().starter().channels(), rivals);
    }

    /// What waits for these people, as far as it matters: only a flow with a cap has rivals.
    private Map<ContactId, List<Invitation>> waiting(Flow flow, List<Contact> contacts) {
        boolean isCapped = !flow.start().invite().gates().caps().atMost().equals(Gates.Cap.NONE);
        return isCapped
                ? parts
                        .sending()
                        .invitations()
                        .waiting(contacts.stream().map(Contact::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Invitation::contact))
                : Map.of();
    }

    private Optional<Wish.Rival> rival(Invitation other) {
        return other.state() instanceof State.Held held
                ? parts.flows()
                        .published(other.flow())
                        .map(flow -> new Wish.Rival(flow.about().kind(), Wish.rank(flow), held.due()))
                : Optional.empty();
    }

    /// Stores keep milliseconds.
    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
