package dev.parley.contact;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Finds and writes contacts, each write guarded by the contact's version. Safe for any thread; blocks while the store
/// works.
public final class ContactBook {
    /// Two writers of one contact meet again at most a few times.
    private static final int ATTEMPTS = 8;

    private final ContactStore store;
    private final Supplier<String> ids;
    private final InstantSource clock;

    /// @param ids makes the ids of new contacts, in rising order
    public ContactBook(ContactStore store, Supplier<String> ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// What became of telling about a person.
    ///
    /// @param created whether nobody knew them before
    public record Upserted(Contact contact, boolean created) {}

    /// Adds what is told to the contact it names, or makes a new one. The contact is found by our id, else by external
    /// id, else by address.
    ///
    /// @throws ContactConflict if it names several contacts
    public Upserted upsert(ContactPatch patch) {
        ContactPatch resolved = resolve(patch);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Upserted next = prepare(resolved, named(resolved));
            if (store.commit(next.contact())) {
                return next;
            }
        }
        throw crowded("one contact");
    }

    /// What {@link #upsert} would do, without doing it.
    ///
    /// @throws ContactConflict if it names several contacts
    public Upserted preview(ContactPatch patch) {
        ContactPatch resolved = resolve(patch);
        return prepare(resolved, named(resolved));
    }

    /// The contact of that id.
    public Optional<Contact> find(ContactId id) {
        return store.find(id);
    }

    /// The contact who has the address.
    public Optional<Contact> find(Address address) {
        return store.having(List.of(address.key())).stream().findFirst();
    }

    /// Changes a contact; empty if there is none. The change may be asked several times and must give the next version,
    /// or the same contact to leave it.
    public Optional<Contact> change(ContactId id, UnaryOperator<Contact> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Contact> known = store.find(id);
            if (known.isEmpty()) {
                return known;
            }
            Contact next = change.apply(known.get());
            if (next.version() == known.get().version() || store.commit(next)) {
                return Optional.of(next);
            }
        }
        throw crowded("contact " + id);
    }

    Upserted prepare(ContactPatch patch, Collection<Contact> known) {
        Instant now = now();
        if (known.size() > 1) {
            throw new ContactConflict("The external id and the addresses belong to different contacts: "
                    + String.join(
                            ", ",
                            known.stream().map(one -> one.id().value()).sorted().toList())
                    + ". Give one of them, or take the address from the other contact first.");
        }
        Optional<Contact> one = known.stream().findFirst();
        one.ifPresent(contact -> requireSame(contact, patch));
        return one.map(contact -> new Upserted(Merge.into(contact, patch, now), false))
                .orElseGet(() -> new Upserted(Merge.create(new ContactId(ids.get()), patch, now), true));
    }

    private static void requireSame(Contact contact, ContactPatch patch) {
        String theirs = contact.person().externalId();
        String given = patch.keys().externalId();
        if (!theirs.isEmpty() && !given.isEmpty() && !theirs.equals(given)) {
            throw new ContactConflict("The address belongs to contact " + contact.id()
                    + ", which has another external id. Take the address from that contact first.");
        }
    }

    /// An id that we never gave is one of theirs.
    ContactPatch resolve(ContactPatch patch) {
        ContactPatch.Keys keys = patch.keys();
        if (keys.id().isEmpty()) {
            return patch;
        }
        boolean isOurs = store.find(new ContactId(keys.id())).isPresent();
        String external = isOurs || !keys.externalId().isEmpty() ? keys.externalId() : keys.id();
        return patch.with(new ContactPatch.Keys(isOurs ? keys.id() : "", external, keys.addresses()));
    }

    private Collection<Contact> named(ContactPatch patch) {
        List<Contact> found = new ArrayList<>(store.having(keys(patch)));
        String id = patch.keys().id();
        if (!id.isEmpty() && found.stream().noneMatch(one -> one.id().value().equals(id))) {
            store.find(new ContactId(id)).ifPresent(found::add);
        }
        return found;
    }

    /// The keys of {@link Contact#keys()} that a patch names its person by.
    static Set<String> keys(ContactPatch patch) {
        Set<String> keys = new HashSet<>();
        if (!patch.keys().externalId().isEmpty()) {
            keys.add(Contact.externalKey(patch.keys().externalId()));
        }
        patch.keys().addresses().forEach(address -> keys.add(address.key()));
        return keys;
    }

    /// Stores keep milliseconds; a contact read back must equal the one that was written.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static IllegalStateException crowded(String what) {
        return new IllegalStateException(what + " was changed by others " + ATTEMPTS + " times in a row");
    }
}
