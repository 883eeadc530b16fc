package dev.parley.schedule;

import dev.parley.contact.ContactId;
import dev.parley.contact.ContactStore;
import dev.parley.flow.Flow;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Value;
import dev.parley.schedule.Invitation.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Invites an audience to a flow at once, spread as the flow says, or tells what would become of it. Safe for any
/// thread; blocks while the store works.
public final class Launch {
    private final ContactStore contacts;
    private final Invitations invitations;
    private final Asking asking;
    private final InstantSource clock;

    /// @param asking tells what would become of invitations
    public Launch(ContactStore contacts, Invitations invitations, Asking asking, InstantSource clock) {
        this.contacts = contacts;
        this.invitations = invitations;
        this.asking = asking;
        this.clock = clock;
    }

    /// How many people, and how many invitations are new.
    public record Planned(int people, int planned) {}

    /// What would become of those who are new, by outcome and then by channel or reason.
    public record Outlook(Planned planned, Map<String, Map<String, Integer>> outcomes) {}

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

    /// What would become of everybody of the audience, each when they would fall due, if it were launched now.
    public Outlook forecast(Flow flow, Audience audience, String name) {
        Instant now = now();
        return asking.forecast(
                flow,
                each -> contacts.each(contact -> {
                    if (Audiences.holds(audience, flow, contact, now)) {
                        Invitation invitation = invitation(flow, contact.id(), name, now);
                        each.accept(Forecast.Trial.of(contact, invitation));
                    }
                }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
