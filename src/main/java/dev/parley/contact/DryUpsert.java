package dev.parley.contact;

import dev.parley.contact.BulkUpsert.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what {@link BulkUpsert} would make of a file, batch after batch, without writing anything: who is new in one
/// batch is known in the next. One thread; blocks while the store works.
public final class DryUpsert implements AutoCloseable {
    private static final Outcome.Refused CONFLICT =
            new Outcome.Refused("The external id and the addresses belong to different contacts.");

    private final ContactStore store;
    private final ContactBook book;
    private final Rehearsed rehearsed = new Rehearsed();

    /// @param book knows which ids are ours
    public DryUpsert(ContactStore store, ContactBook book) {
        this.store = store;
        this.book = book;
    }

    /// What would become of each, in order, after everything that was told before; the ids of people who are new are
    /// none of ours.
    public List<Outcome> upsert(List<ContactPatch> patches) {
        Set<String> keys = new HashSet<>();
        patches.forEach(patch -> keys.addAll(ContactBook.keys(patch)));
        Map<String, Contact> stored = new HashMap<>();
        store.having(keys).forEach(contact -> contact.keys().forEach(key -> stored.put(key, contact)));
        List<Outcome> outcomes = new ArrayList<>();
        patches.forEach(patch -> outcomes.add(take(book.resolve(patch), stored)));
        return outcomes;
    }

    private Outcome take(ContactPatch patch, Map<String, Contact> stored) {
        Set<String> keys = new LinkedHashSet<>(ContactBook.keys(patch));
        keys.forEach(key -> {
            Contact contact = stored.get(key);
            if (contact != null) {
                enter(contact);
            }
        });
        if (!patch.keys().id().isEmpty()) {
            store.find(new ContactId(patch.keys().id())).ifPresent(this::enter);
            keys.add(ourKey(new ContactId(patch.keys().id())));
        }
        return outcome(keys, patch.keys().externalId());
    }

    private Outcome outcome(Set<String> keys, String externalId) {
        Set<Integer> people = rehearsed.named(keys);
        if (people.size() > 1 || people.stream().anyMatch(person -> hasOther(person, externalId))) {
            return CONFLICT;
        }
        boolean isNew = people.isEmpty();
        int person = isNew ? rehearsed.person() : people.iterator().next();
        rehearsed.write(keys, person);
        if (!externalId.isEmpty()) {
            rehearsed.write(Set.of(named(person), externalKey(person, externalId)), person);
        }
        ContactId id = new ContactId("person-" + person);
        return isNew ? new Outcome.Created(id) : new Outcome.Updated(id);
    }

    /// Whether a person has an external id, and it is not this one.
    private boolean hasOther(int person, String externalId) {
        return !externalId.isEmpty()
                && !rehearsed.named(Set.of(named(person))).isEmpty()
                && rehearsed.named(Set.of(externalKey(person, externalId))).isEmpty();
    }

    /// Somebody in the store, with what earlier rows added to them.
    private void enter(Contact contact) {
        Set<String> keys = new HashSet<>(contact.keys());
        keys.add(ourKey(contact.id()));
        if (rehearsed.named(Set.of(ourKey(contact.id()))).isEmpty()) {
            int person = rehearsed.person();
            rehearsed.write(keys, person);
            String externalId = contact.person().externalId();
            if (!externalId.isEmpty()) {
                rehearsed.write(Set.of(named(person), externalKey(person, externalId)), person);
            }
        }
    }

    private static String ourKey(ContactId id) {
        return "our " + id;
    }

    private static String named(int person) {
        return "named " + person;
    }

    private static String externalKey(int person, String externalId) {
        return "external " + person + " " + externalId;
    }

    @Override
    public void close() {
        rehearsed.close();
    }
}
