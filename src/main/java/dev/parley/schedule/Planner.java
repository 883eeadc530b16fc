package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactStore;
import dev.parley.flow.Flow;
import dev.parley.flow.Trigger;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Trigger.Rhythm;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Alone;
import dev.parley.schedule.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans the invitations that the clock asks for (`every`, `after`) some time ahead. Planning twice, or on
/// two nodes, plans once. After downtime it plans what was missed in the last day; what is older, nobody
/// expects any more. Safe for any thread; blocks while the store works.
public final class Planner {
    /// So far ahead is planned.
    static final Duration AHEAD = Duration.ofHours(1);
    /// When less is left, it is planned anew.
    static final Duration LEFT = Duration.ofMinutes(30);
    /// Whom a Slack workspace has takes minutes to find out, so it is planned for a day at once, and anew
    /// when less is left than this. Who joins meanwhile is asked in the next round.
    static final Duration FAR_AHEAD = Duration.ofHours(26);

    static final Duration FAR_LEFT = Duration.ofHours(2);
    /// So far back what was missed is made up for.
    static final Duration BACK = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final int BATCH = 1_000;

    private final Flows flows;
    private final Sources sources;
    private final Invitations invitations;
    private final Plans plans;
    private final Clocks clocks;
    private final Alone alone = new Alone();

    /// The time, and where people are of whom nothing tells.
    public record Clocks(InstantSource clock, ZoneId otherwise) {}

    /// Whom it may ask: those we know, and those whom others know.
    public record Sources(ContactStore contacts, Members members) {}

    /// @param plans remembers how far it got
    public Planner(Flows flows, Sources sources, Invitations invitations, Plans plans, Clocks clocks) {
        this.flows = flows;
        this.sources = sources;
        this.invitations = invitations;
        this.plans = plans;
        this.clocks = clocks;
    }

    /// Plans every flow whose plan runs out. While another round is under way it does nothing.
    ///
    /// @return how many invitations are new
    public int round() {
        return alone.run(this::planAll);
    }

    private int planAll() {
        try {
            int planned = 0;
            for (Flow flow : flows.published()) {
                planned += planned(flow);
            }
            return planned;
        } catch (StoreUnavailable e) {
            LOG.warn("Planning waits for the store: {}", e.getMessage());
            return 0;
        }
    }

    /// Of a flow whose people cannot be found out now nothing counts as planned, so the next round tries again.
    private int planned(Flow flow) {
        try {
            return plan(flow);
        } catch (Members.Unknown e) {
            LOG.warn("Whom {} is to ask is not known yet: {}", flow.id(), e.getMessage());
            return 0;
        }
    }

    private int plan(Flow flow) {
        List<Trigger> triggers = flow.start().invite().triggers().stream()
                .filter(trigger -> !(trigger instanceof Trigger.OnEvent))
                .toList();
        Instant now = clocks.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant known = plans.until(flow.id()).orElse(now);
        boolean isFar = triggers.stream().anyMatch(trigger -> slack(trigger).isPresent());
        if (triggers.isEmpty() || known.isAfter(now.plus(isFar ? FAR_LEFT : LEFT))) {
            return 0;
        }
        Instant after = known.isBefore(now.minus(BACK)) ? now.minus(BACK) : known;
        Window window = new Window(flow, triggers, now, after, now.plus(isFar ? FAR_AHEAD : AHEAD));
        try {
            window.fill();
        } catch (Members.Unknown e) {
            // Those who were found are asked in time; the next round finds the others.
            window.write();
            throw e;
        }
        int planned = window.write();
        plans.planned(flow.id(), window.until);
        return planned;
    }

    private static Optional<Audience.Slack> slack(Trigger trigger) {
        Audience audience = switch (trigger) {
            case Trigger.OnEvent on -> new Audience.Everyone();
            case Trigger.Every every -> every.to();
            case Trigger.After after -> after.to();
        };
        return audience instanceof Audience.Slack slack ? Optional.of(slack) : Optional.empty();
    }

    /// The invitations of a flow that fall due in a stretch of time. One thread.
    private final class Window {
        private final Flow flow;
        private final List<Trigger> triggers;
        private final Instant now;
        private final Instant after;
        private final Instant until;
        private final List<Invitation> batch = new ArrayList<>();
        private int planned;

        Window(Flow flow, List<Trigger> triggers, Instant now, Instant after, Instant until) {
            this.flow = flow;
            this.triggers = triggers;
            this.now = now;
            this.after = after;
            this.until = until;
        }

        void fill() {
            Optional<Audience.Slack> slack = triggers.stream()
                    .flatMap(trigger -> slack(trigger).stream())
                    .findFirst();
            if (slack.isEmpty()) {
                sources.contacts().each(contact -> add(contact, false));
            } else if (triggers.stream().anyMatch(this::mayFall)) {
                sources.members().each(slack.get(), contact -> add(contact, true));
            }
        }

        /// Whether it falls into this time anywhere on earth; if not, nobody need be asked who is there.
        private boolean mayFall(Trigger trigger) {
            return !(trigger instanceof Trigger.Every every)
                    || IntStream.rangeClosed(-12, 14)
                            .mapToObj(ZoneOffset::ofHours)
                            .anyMatch(zone -> !Rhythms.between(every.rhythm(), zone, after, until)
                                    .isEmpty());
        }

        private void add(Contact contact, boolean isMember) {
            ZoneId zone = Audiences.clock(contact, clocks.otherwise());
            for (Trigger trigger : triggers) {
                switch (trigger) {
                    case Trigger.OnEvent on -> {}
                    case Trigger.Every every -> {
                        if (isMember || Audiences.holds(every.to(), flow, contact, until)) {
                            times(every.rhythm(), contact, zone).forEach(one -> add(contact, "every", one));
                        }
                    }
                    case Trigger.After rule -> after(contact, rule, zone, isMember);
                }
            }
            if (batch.size() >= BATCH) {
                write();
            }
        }

        /// Who likes another time of the day is asked then. The day before is looked at once more, for they may have
        /// changed their mind; who was asked on a day is not asked on that day again.
        private List<Rhythms.Occurrence> times(Rhythm rhythm, Contact contact, ZoneId zone) {
            Optional<LocalTime> wish = contact.reach().preferences().hour();
            return wish.isEmpty()
                    ? Rhythms.between(rhythm, zone, after, until)
                    : Rhythms.between(rhythm.moved(wish.get()), zone, after.minus(AHEAD.multipliedBy(24)), until)
                            .stream()
                            .filter(one -> one.at().isAfter(now))
                            .toList();
        }

        private void after(Contact contact, Trigger.After rule, ZoneId zone, boolean isMember) {
            String field = rule.field().substring(rule.field().indexOf('.') + 1);
            Value value = dev.parley.contact.ContactFacts.of(contact).get(field);
            Rhythms.after(value, rule.plus(), zone)
                    .filter(one -> one.at().isAfter(after) && !one.at().isAfter(until))
                    .filter(one -> isMember || Audiences.holds(rule.to(), flow, contact, until))
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
