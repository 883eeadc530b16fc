package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactStore;
import dev.parley.flow.Flow;
import dev.parley.flow.Trigger;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.schedule.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans the invitations that the clock asks for (`every`, `after`) some time ahead. Planning twice, or on two nodes,
/// plans once. After downtime it plans what was missed in the last day; what is older, nobody expects any more. Safe
/// for any thread; blocks while the store works.
public final class Planner {
    /// So far ahead is planned.
    static final Duration AHEAD = Duration.ofHours(1);
    /// When less is left, it is planned anew.
    static final Duration LEFT = Duration.ofMinutes(30);
    /// So far back what was missed is made up for.
    static final Duration BACK = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final int BATCH = 1_000;

    private final Flows flows;
    private final ContactStore contacts;
    private final Invitations invitations;
    private final Plans plans;
    private final Clocks clocks;
    private final AtomicBoolean running = new AtomicBoolean();

    /// The time, and where people are of whom nothing tells.
    public record Clocks(InstantSource clock, ZoneId otherwise) {}

    /// @param plans remembers how far it got
    public Planner(Flows flows, ContactStore contacts, Invitations invitations, Plans plans, Clocks clocks) {
        this.flows = flows;
        this.contacts = contacts;
        this.invitations = invitations;
        this.plans = plans;
        this.clocks = clocks;
    }

    /// Plans every flow whose plan runs out. While another round is under way it does nothing.
    ///
    /// @return how many invitations are new
    public int round() {
        if (!running.compareAndSet(false, true)) {
            return 0;
        }
        try {
            int planned = 0;
            for (Flow flow : flows.published()) {
                planned += plan(flow);
            }
            return planned;
        } catch (StoreUnavailable e) {
            LOG.warn("Planning waits for the store: {}", e.getMessage());
            return 0;
        } finally {
            running.set(false);
        }
    }

    private int plan(Flow flow) {
        List<Trigger> triggers = flow.start().invite().triggers().stream()
                .filter(trigger -> !(trigger instanceof Trigger.OnEvent))
                .toList();
        Instant now = clocks.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant known = plans.until(flow.id()).orElse(now);
        if (triggers.isEmpty() || known.isAfter(now.plus(LEFT))) {
            return 0;
        }
        Instant after = known.isBefore(now.minus(BACK)) ? now.minus(BACK) : known;
        Window window = new Window(flow, triggers, after, now.plus(AHEAD));
        contacts.each(window::add);
        int planned = window.write();
        plans.planned(flow.id(), window.until);
        return planned;
    }

    /// The invitations of a flow that fall due in a stretch of time. One thread.
    private final class Window {
        private final Flow flow;
        private final List<Trigger> triggers;
        private final Instant after;
        private final Instant until;
        private final List<Invitation> batch = new ArrayList<>();
        private int planned;

        Window(Flow flow, List<Trigger> triggers, Instant after, Instant until) {
            this.flow = flow;
            this.triggers = triggers;
            this.after = after;
            this.until = until;
        }

        void add(Contact contact) {
            ZoneId zone = Audiences.clock(contact, clocks.otherwise());
            for (Trigger trigger : triggers) {
                switch (trigger) {
                    case Trigger.OnEvent on -> {}
                    case Trigger.Every every -> {
                        if (Audiences.holds(every.to(), flow, contact, until)) {
                            Rhythms.between(every.rhythm(), zone, after, until)
                                    .forEach(one -> add(contact, "every", one));
                        }
                    }
                    case Trigger.After after -> after(contact, after, zone);
                }
            }
            if (batch.size() >= BATCH) {
                write();
            }
        }

        private void after(Contact contact, Trigger.After rule, ZoneId zone) {
            String field = rule.field().substring(rule.field().indexOf('.') + 1);
            Value value = dev.parley.contact.ContactFacts.of(contact).get(field);
            Rhythms.after(value, rule.plus(), zone)
                    .filter(one -> one.at().isAfter(after) && !one.at().isAfter(until))
                    .filter(one -> Audiences.holds(rule.to(), flow, contact, until))
                    .ifPresent(one -> add(contact, "after", one));
        }

        private void add(Contact contact, String cause, Rhythms.Occurrence one) {
            Duration spread = flow.start().invite().gates().order().spread();
            Instant due = one.at().plus(Chance.offset(flow.id(), contact.id(), spread));
            batch.add(new Invitation(
                    Invitation.key(flow.id(), cause, one.day() + "/" + contact.id()),
                    flow.id(),
                    contact.id(),
                    Value.Fields.NONE,
                    new State.Held(due, due, Reason.SCHEDULED)));
        }

        int write() {
            planned += invitations.planAll(batch);
            batch.clear();
            return planned;
        }
    }
}
