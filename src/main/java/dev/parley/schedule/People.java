package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.StopList;
import dev.parley.contact.Zones;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        return of(List.of(contact)).getFirst();
    }

    /// The people behind contacts, in that order.
    public List<Person> of(List<Contact> contacts) {
        List<Address> addresses = contacts.stream()
                .flatMap(contact -> contact.reach().addresses().stream())
                .toList();
        Map<Address, Lines.Line> known = lines.of(addresses);
        Set<String> stopped = stops.all(addresses.stream().map(hashes::of).toList()).stream()
                .map(StopList.Stop::hash)
                .collect(Collectors.toSet());
        return contacts.stream().map(contact -> person(contact, known, stopped)).toList();
    }

    private Person person(Contact contact, Map<Address, Lines.Line> known, Set<String> hashed) {
        List<Address> addresses = contact.reach().addresses();
        boolean stopped = addresses.stream().map(hashes::of).anyMatch(hashed::contains);
        boolean talking = false;
        Map<String, Address> begun = new HashMap<>();
        for (Address address : addresses) {
            Lines.Line line = known.getOrDefault(address, Lines.Line.SILENT);
            stopped |= line.stopped();
            talking |= line.talking();
            line.begun().forEach(key -> begun.put(key, address));
        }
        return new Person(contact, Zones.of(contact, otherwise), stopped, talking, begun);
    }
}
