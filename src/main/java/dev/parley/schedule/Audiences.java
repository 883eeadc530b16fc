package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactFacts;
import dev.parley.contact.Zones;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Scope;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/// Who belongs to an audience, and where they are. Pure.
final class Audiences {
    private Audiences() {}

    /// Whether a contact is one of those. Who belongs to a Slack channel is known to Slack, see {@link Members}: nobody
    /// is one here.
    static boolean holds(Audience audience, Flow flow, Contact contact, Instant now) {
        return switch (audience) {
            case Audience.Everyone everyone -> true;
            case Audience.Segment segment -> segment.condition().holds(scope(flow, contact, now));
            case Audience.Slack members -> false;
        };
    }

    private static Scope scope(Flow flow, Contact contact, Instant now) {
        Facts facts = new Facts(ContactFacts.of(contact), Value.Fields.NONE, Value.Fields.NONE);
        return new Scope(
                facts,
                Value.Fields.NONE,
                Medium.SMS,
                contact.person().language().orElse(flow.about().language()),
                now);
    }

    /// The one zone by which a person's clock is read; if they may be in several, the one given.
    static ZoneId clock(Contact contact, ZoneId otherwise) {
        Set<ZoneId> zones = Zones.of(contact, otherwise);
        return zones.size() == 1 ? zones.iterator().next() : otherwise;
    }
}
