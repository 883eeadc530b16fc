package dev.parley.schedule;

import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.StopList;
import dev.parley.contact.Zones;
import java.time.ZoneId;
import java.util.List;

/// Finds out how people stand now. Safe for any thread; blocks while the store works.
public final class People {
    private final Lines lines;
    private final StopList stops;
    private final AddressHashes hashes;
    private final ZoneId otherwise;

    /// @param otherwise where people are of whom nothing tells
    public People(Lines lines, StopList stops, AddressHashes hashes, ZoneId otherwise) {
        this.lines = lines;
        this.stops = stops;
        this.hashes = hashes;
        this.otherwise = otherwise;
    }

    /// The person behind a contact, as they stand now.
    public Person of(Contact contact) {
        List<Lines.Line> all =
                contact.reach().addresses().stream().map(lines::of).toList();
        boolean stopped = all.stream().anyMatch(Lines.Line::stopped)
                || stops.among(contact.reach().addresses().stream()
                                .map(hashes::of)
                                .toList())
                        .isPresent();
        return new Person(
                contact, Zones.of(contact, otherwise), stopped, all.stream().anyMatch(Lines.Line::talking));
    }
}
