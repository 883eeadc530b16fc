package dev.parley.contact;

import dev.parley.contact.Contact.Journal;
import dev.parley.contact.Contact.Person;
import dev.parley.contact.Contact.Reach;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a contact of what is told about a person, or adds it to what is known. Pure.
final class Merge {
    private Merge() {}

    /// A new contact, its version 1.
    static Contact create(ContactId id, ContactPatch patch, Instant now) {
        Person nobody = new Person("", "", Optional.empty(), Optional.empty(), Value.Fields.NONE);
        Reach nowhere = new Reach(List.of(), Map.of(), Preferences.NONE, OptOuts.NONE);
        return into(new Contact(id, 0, nobody, nowhere, new Journal(now, now, List.of())), patch, now);
    }

    /// The contact's next version.
    static Contact into(Contact contact, ContactPatch patch, Instant now) {
        return contact.next(person(contact.person(), patch), reach(contact.reach(), patch), contact.journal(), now);
    }

    private static Person person(Person known, ContactPatch patch) {
        Value.Fields attributes = known.attributes();
        for (Map.Entry<String, Value> one : patch.attributes().entrySet()) {
            attributes = attributes.with(one.getKey(), one.getValue());
        }
        String externalId = patch.keys().externalId();
        return new Person(
                externalId.isEmpty() ? known.externalId() : externalId,
                patch.about().name().orElse(known.name()),
                patch.about().language().or(known::language),
                patch.about().zone().or(known::zone),
                attributes);
    }

    private static Reach reach(Reach known, ContactPatch patch) {
        Map<Medium, Consent> consents = new EnumMap<>(Medium.class);
        consents.putAll(known.consents());
        patch.permissions().consents().forEach((medium, consent) -> consents.merge(medium, consent, Merge::newer));
        OptOuts optOuts = known.optOuts();
        for (OptOuts.Entry entry : patch.permissions().entries()) {
            optOuts = isNews(optOuts, entry) ? optOuts.with(entry) : optOuts;
        }
        return new Reach(
                addresses(known.addresses(), patch.keys().addresses()),
                consents,
                patch.permissions().preferences().orElse(known.preferences()),
                optOuts);
    }

    /// Saying again what is known, without proof, proves nothing: the first proof stays.
    private static Consent newer(Consent one, Consent other) {
        boolean repeats = one.given() == other.given() && other.proof().equals(OptOuts.UNPROVEN);
        return repeats || other.at().isBefore(one.at()) ? one : other;
    }

    private static boolean isNews(OptOuts known, OptOuts.Entry entry) {
        return !entry.proof().equals(OptOuts.UNPROVEN)
                || known.last(entry.medium()).map(OptOuts.Entry::out).orElse(false) != entry.out();
    }

    private static List<Address> addresses(List<Address> known, List<Address> given) {
        Set<Address> all = new LinkedHashSet<>(given);
        all.addAll(known);
        Map<Medium, Integer> counts = new EnumMap<>(Medium.class);
        List<Address> kept = new ArrayList<>();
        for (Address address : all) {
            if (counts.merge(address.medium(), 1, Integer::sum) <= Reach.MAX_A_CHANNEL) {
                kept.add(address);
            }
        }
        return kept;
    }
}
