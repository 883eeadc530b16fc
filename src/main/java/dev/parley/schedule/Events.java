package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactFacts;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Scope;
import dev.parley.flow.Trigger;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.schedule.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Turns what happened into invitations. The same event again finds the invitations it made and makes no others. Safe
/// for any thread; blocks while the store works.
public final class Events {
    /// While it is carried out in the request nobody else takes it; a node that dies meanwhile loses it to another.
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Flows flows;
    private final ContactBook contacts;
    private final Invitations invitations;
    private final Asking asking;
    private final InstantSource clock;

    /// @param asking carries out what is due at once
    public Events(Flows flows, ContactBook contacts, Invitations invitations, Asking asking, InstantSource clock) {
        this.flows = flows;
        this.contacts = contacts;
        this.invitations = invitations;
        this.asking = asking;
        this.clock = clock;
    }

    /// What became of an event.
    public record Outcome(Contact contact, List<Invitation> invitations) {
        public Outcome {
            invitations = List.copyOf(invitations);
        }
    }

    /// The types of event that a published flow waits for.
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        flows.published()
                .forEach(flow -> flow.start().invite().triggers().forEach(trigger -> {
                    if (trigger instanceof Trigger.OnEvent on) {
                        types.add(on.event());
                    }
                }));
        return types;
    }

    /// Takes an event: writes what it tells about the person, and invites them to every flow that waits for it.
    ///
    /// @throws dev.parley.contact.ContactConflict if it names several people; nothing was written
    public Outcome take(Happening happening) {
        Contact contact = contacts.upsert(happening.contact()).contact();
        List<Invitation> made = new ArrayList<>();
        for (Flow flow : flows.published()) {
            for (Trigger trigger : flow.start().invite().triggers()) {
                if (trigger instanceof Trigger.OnEvent on && on.event().equals(happening.type())) {
                    made.add(invite(flow, on, happening, contact));
                }
            }
        }
        return new Outcome(contact, made);
    }

    /// Invites one person to one flow, whatever the flow waits for.
    ///
    /// @param name names the request among those for the flow
    public Invitation invite(Flow flow, Contact contact, String name, Value.Fields event) {
        Instant now = now();
        State.Held claimed = new State.Held(now.plus(CLAIM), now, Reason.UNDER_WAY);
        String key = Invitation.key(flow.id(), "api", name);
        return carriedOut(new Invitation(key, flow.id(), contact.id(), event, claimed), now);
    }

    private Invitation invite(Flow flow, Trigger.OnEvent on, Happening happening, Contact contact) {
        Instant now = now();
        String key = Invitation.key(flow.id(), "event", happening.id());
        Invitation invitation = new Invitation(
                key, flow.id(), contact.id(), happening.data(), new State.Refused(Reason.CONDITION, now));
        Facts facts = new Facts(ContactFacts.of(contact), happening.data(), Value.Fields.NONE);
        Language language = contact.person().language().orElse(flow.about().language());
        if (!on.when().holds(new Scope(facts, Value.Fields.NONE, Medium.SMS, language, now))) {
            return invitations.plan(invitation).orElse(invitation);
        }
        Duration spread = flow.start().invite().gates().order().spread();
        Instant due = now.plus(on.pause()).plus(Chance.offset(flow.id(), contact.id(), spread));
        if (due.isAfter(now)) {
            Reason why = on.pause().isZero() ? Reason.SPREAD : Reason.WAIT;
            Invitation held = invitation.with(new State.Held(due, due, why));
            return invitations.plan(held).orElse(held);
        }
        return carriedOut(invitation.with(new State.Held(now.plus(CLAIM), now, Reason.UNDER_WAY)), now);
    }

    /// Carries a new invitation out at once; one that is there already stays as it is.
    private Invitation carriedOut(Invitation fresh, Instant now) {
        return invitations.plan(fresh).orElseGet(() -> {
            State outcome = asking.carryOut(fresh, new State.Held(now, now, Reason.UNDER_WAY));
            return invitations.settle(fresh, outcome)
                    ? fresh.with(outcome)
                    : invitations.find(fresh.key()).orElse(fresh);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
