package dev.parley.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.parley.flow.Medium;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The time zones a person may be in. Safe for any thread.
public final class Zones {
    /// What libphonenumber says of a number that belongs nowhere.
    private static final String NOWHERE = "Etc/Unknown";

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    /// The person's own zone; if it is unknown, every zone that their telephone numbers may be in; without a number the
    /// one given.
    ///
    /// @param otherwise where people are of whom nothing tells
    public static Set<ZoneId> of(Contact contact, ZoneId otherwise) {
        if (contact.person().zone().isPresent()) {
            return Set.of(contact.person().zone().get());
        }
        Set<String> names = new TreeSet<>();
        contact.reach().addresses().stream()
                .filter(address -> address.medium() == Medium.SMS)
                .forEach(address -> names.addAll(ofNumber(address.value())));
        return names.isEmpty()
                ? Set.of(otherwise)
                : Set.copyOf(names.stream().map(ZoneId::of).toList());
    }

    /// Every zone that a telephone number may be in; for what is none, the one given.
    public static Set<ZoneId> ofNumber(String number, ZoneId otherwise) {
        List<String> names = number.startsWith("+") ? ofNumber(number) : List.of();
        return names.isEmpty()
                ? Set.of(otherwise)
                : Set.copyOf(names.stream().map(ZoneId::of).toList());
    }

    /// Every zone that a number may be in: those of its area, else those of its country, islands included; none for a
    /// number of no country.
    static List<String> ofNumber(String number) {
        try {
            PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, null);
            PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
            List<String> zones = known(mapper.getTimeZonesForNumber(parsed));
            return zones.isEmpty() ? known(mapper.getTimeZonesForGeographicalNumber(parsed)) : zones;
        } catch (NumberParseException e) {
            return List.of();
        }
    }

    private static List<String> known(List<String> zones) {
        return zones.stream()
                .filter(zone -> !zone.equals(NOWHERE) && KNOWN.contains(zone))
                .toList();
    }
}
