package dev.parley.schedule;

import dev.parley.contact.Zones;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Value;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a person may be, as far as it decides whether they sleep. Pure.
public record Local(Set<ZoneId> zones) {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Local {
        zones = Set.copyOf(zones);
    }

    /// Their own zone if it is known, else every one their number may be in.
    ///
    /// @param contact what is known of the person
    /// @param otherwise where people are of whom nothing tells
    public static Local of(Value.Fields contact, Parties parties, ZoneId otherwise) {
        String zone = contact.get("zone").shown();
        return new Local(KNOWN.contains(zone) ? Set.of(ZoneId.of(zone)) : Zones.ofNumber(parties.their(), otherwise));
    }

    /// Their time of day: `14:30`; with several zones from the earliest to the latest.
    public String time(Instant now) {
        return zones.stream()
                .map(zone -> now.atZone(zone).toLocalDateTime())
                .distinct()
                .sorted()
                .map(TIME::format)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        times -> times.size() == 1 ? times.getFirst() : times.getFirst() + "-" + times.getLast()));
    }

    /// Whether it is quiet in one of the zones.
    public boolean isQuiet(Instant now, Quiet quiet) {
        return zones.stream().anyMatch(zone -> QuietHours.isQuiet(now, quiet, zone));
    }
}
