package dev.parley.schedule;

import dev.parley.flow.Flow;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Value;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.time.ZoneId;

/// Keeps reminders and what waits out of people's nights: in the zone that a conversation knows of its person, else in
/// every zone their number may be in. Safe for any thread.
public final class Nights implements Courtesy {
    private final ZoneId otherwise;

    /// @param otherwise where people are of whom nothing tells
    public Nights(ZoneId otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Instant earliest(Parties parties, Flow flow, Value.Fields contact, Instant at) {
        return earliest(parties, contact, flow.start().invite().gates().quiet(), at);
    }

    @Override
    public Instant earliest(Parties parties, Value.Fields contact, Instant at) {
        return earliest(parties, contact, Quiet.NIGHT, at);
    }

    private Instant earliest(Parties parties, Value.Fields contact, Quiet quiet, Instant at) {
        Local local = Local.of(contact, parties, otherwise);
        return QuietHours.end(at, quiet, local.zones()).orElse(at);
    }
}
