package dev.parley.schedule;

import dev.parley.contact.ContactId;
import dev.parley.contact.ContactStore;
import dev.parley.contact.Zones;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Value;
import dev.parley.schedule.Invitation.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Invites an audience to a flow at once, spread as the flow says, or tells what would become of it. Safe for any
/// thread; blocks while the store works.
public final class Launch {
    private final ContactStore contacts;
    private final Invitations invitations;
    private final Set<Medium> channels;
    private final InstantSource clock;
    private final ZoneId otherwise;

    /// @param channels those that can send
    /// @param otherwise where people are of whom nothing tells
    public Launch(
            ContactStore contacts,
            Invitations invitations,
            Set<Medium> channels,
            InstantSource clock,
            ZoneId otherwise) {
        this.contacts = contacts;
        this.invitations = invitations;
        this.channels = Set.copyOf(channels);
        this.clock = clock;
        this.otherwise = otherwise;
    }

    /// How many people, and how many invitations are new.
    public record Planned(int people, int planned) {}

    /// What would become of how many people, by outcome and then by channel or reason.
    public record Forecast(int people, Map<String, Map<String, Integer>> outcomes) {}

    /// Plans an invitation for everybody of the audience; whether each may be asked is decided when it is due. The same
    /// name again plans only those who are new in the audience.
    ///
    /// @param name names the launch among those of the flow
    public Planned plan(Flow flow, Audience audience, String name) {
        Instant now = now();
        try (PlanWriter writer = new PlanWriter(invitations)) {
            if (audience instanceof Audience.Everyone) {
                contacts.eachId(contact -> writer.add(invitation(flow, contact, name, now)));
            } else {
                contacts.each(contact -> {
                    if (Audiences.holds(audience, flow, contact, now)) {
                        writer.add(invitation(flow, contact.id(), name, now));
                    }
                });
            }
            return new Planned(writer.added(), writer.planned());
        }
    }

    private static Invitation invitation(Flow flow, ContactId contact, String name, Instant now) {
        var spread = flow.start().invite().gates().order().spread();
        Instant due = now.plus(Chance.offset(flow.id(), contact, spread));
        State held = new State.Held(due, due, spread.isZero() ? Reason.SCHEDULED : Reason.SPREAD);
        String key = Invitation.key(flow.id(), "launch", name + "/" + contact);
        return new Invitation(key, flow.id(), contact, Value.Fields.NONE, held);
    }

    /// What would become of everybody of the audience if they were asked now. It does not look at quotas, open
    /// conversations and other invitations that wait.
    public Forecast forecast(Flow flow, Audience audience) {
        Instant now = now();
        Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
        int[] people = new int[1];
        contacts.each(contact -> {
            if (Audiences.holds(audience, flow, contact, now)) {
                people[0]++;
                Person person = new Person(contact, Zones.of(contact, otherwise), false, false);
                Wish wish = new Wish(flow, "forecast", now, channels, List.of());
                count(outcomes, Eligibility.decide(wish, person, now));
            }
        });
        return new Forecast(people[0], outcomes);
    }

    private static void count(Map<String, Map<String, Integer>> outcomes, Decision decision) {
        String outcome = switch (decision) {
            case Decision.Start start -> "started";
            case Decision.Hold hold -> "held";
            case Decision.Refuse refuse -> "refused";
        };
        String which = switch (decision) {
            case Decision.Start start -> start.address().medium().word();
            case Decision.Hold hold -> hold.why().word();
            case Decision.Refuse refuse -> refuse.why().word();
        };
        outcomes.computeIfAbsent(outcome, key -> new TreeMap<>()).merge(which, 1, Integer::sum);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
