package dev.parley.contact;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A person who may be asked: kept as one document, changed by one guarded write.
///
/// @param version how often it was written; 0 for a contact that is not stored yet
/// @param person who it is
/// @param reach where they are reached, and what they allow there
/// @param journal what happened when
public record Contact(ContactId id, long version, Person person, Reach reach, Journal journal) {
    /// Who it is.
    ///
    /// @param externalId the name that another system knows them by; "" if none does
    /// @param name as they are addressed; "" if unknown
    /// @param attributes what flows know as `contact.…`
    public record Person(
            String externalId,
            String name,
            Optional<Language> language,
            Optional<ZoneId> zone,
            Value.Fields attributes) {}

    /// Where they are reached, and what they allow there.
    ///
    /// @param addresses of each channel the preferred one first
    public record Reach(
            List<Address> addresses, Map<Medium, Consent> consents, Preferences preferences, OptOuts optOuts) {
        /// Nobody has more; an eleventh of a channel pushes the oldest out.
        public static final int MAX_A_CHANNEL = 10;

        public Reach {
            addresses = List.copyOf(addresses);
            consents = Map.copyOf(consents);
        }

        /// The preferred address on a channel.
        public Optional<Address> on(Medium medium) {
            return addresses.stream()
                    .filter(address -> address.medium() == medium)
                    .findFirst();
        }

        /// Whether they do not consent to a channel.
        public boolean isWithoutConsent(Medium medium) {
            Consent consent = consents.get(medium);
            return consent != null && !consent.given();
        }

        /// Whether they want no messages on a channel: no consent to it, or a stop on any.
        public boolean forbids(Medium medium) {
            return isWithoutConsent(medium) || optOuts.standing().isPresent();
        }

        Reach with(OptOuts other) {
            return new Reach(addresses, consents, preferences, other);
        }
    }

    /// What happened when.
    ///
    /// @param asked the newest invitations, oldest first
    public record Journal(Instant createdAt, Instant changedAt, List<Asked> asked) {
        /// More than any sensible budget counts.
        public static final int MAX_ASKED = 100;

        public Journal {
            asked = List.copyOf(asked);
        }
    }

    /// What no other contact may have: the external id and every address.
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        if (!person.externalId().isEmpty()) {
            keys.add(externalKey(person.externalId()));
        }
        reach.addresses().forEach(address -> keys.add(address.key()));
        return keys;
    }

    /// The key of an external id.
    public static String externalKey(String externalId) {
        return "id:" + externalId;
    }

    /// The next version, with a word about being written to.
    public Contact with(OptOuts.Entry entry) {
        return next(person, reach.with(reach.optOuts().with(entry)), journal, entry.at());
    }

    /// The next version, with another value of an attribute.
    public Contact with(String attribute, Value value, Instant now) {
        Person other = new Person(
                person.externalId(),
                person.name(),
                person.language(),
                person.zone(),
                person.attributes().with(attribute, value));
        return next(other, reach, journal, now);
    }

    /// The next version, in which the person was asked. Asking again with the same key is the same asking.
    public Contact asked(Asked asking) {
        List<Asked> more = new ArrayList<>(journal.asked());
        more.removeIf(one -> one.key().equals(asking.key()));
        more.add(asking);
        if (more.size() > Journal.MAX_ASKED) {
            more.removeFirst();
        }
        return next(person, reach, new Journal(journal.createdAt(), journal.changedAt(), more), journal.changedAt());
    }

    /// The next version, in which that asking never was: nothing reached the person.
    public Contact notAsked(String key) {
        List<Asked> less =
                journal.asked().stream().filter(one -> !one.key().equals(key)).toList();
        return next(person, reach, new Journal(journal.createdAt(), journal.changedAt(), less), journal.changedAt());
    }

    /// The same as another version.
    Contact at(long otherVersion) {
        return new Contact(id, otherVersion, person, reach, journal);
    }

    Contact next(Person newPerson, Reach newReach, Journal newJournal, Instant changedAt) {
        return new Contact(
                id,
                version + 1,
                newPerson,
                newReach,
                new Journal(newJournal.createdAt(), changedAt, newJournal.asked()));
    }

    /// Tells the id only: a person does not belong into logs.
    @Override
    public String toString() {
        return "contact " + id;
    }
}
