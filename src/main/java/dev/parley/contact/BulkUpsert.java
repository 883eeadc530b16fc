package dev.parley.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells about many people in few trips to the store. Safe for any thread; blocks while the store works.
public final class BulkUpsert {
    private final ContactStore store;
    private final ContactBook book;

    /// @param book takes those one by one that other writers got in the way of
    public BulkUpsert(ContactStore store, ContactBook book) {
        this.store = store;
        this.book = book;
    }

    /// What became of one.
    public sealed interface Outcome {
        /// Nobody knew them before.
        record Created(ContactId id) implements Outcome {}

        /// Added to what was known.
        record Updated(ContactId id) implements Outcome {}

        /// Not written; `why` is a sentence for people.
        record Refused(String why) implements Outcome {}
    }

    /// Upserts each, in order, as if one by one.
    ///
    /// @return one outcome each
    public List<Outcome> upsert(List<ContactPatch> patches) {
        Batch batch = new Batch(patches);
        List<Outcome> outcomes = new ArrayList<>();
        patches.forEach(patch -> outcomes.add(batch.take(patch)));
        return written(patches, outcomes, store.commitAll(batch.next.values()));
    }

    private List<Outcome> written(List<ContactPatch> patches, List<Outcome> outcomes, Set<ContactId> lost) {
        List<Outcome> all = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            boolean isLost = idOf(outcomes.get(i)).stream().anyMatch(lost::contains);
            all.add(isLost ? alone(patches.get(i)) : outcomes.get(i));
        }
        return all;
    }

    private Outcome alone(ContactPatch patch) {
        try {
            return outcome(book.upsert(patch));
        } catch (ContactConflict e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome outcome(ContactBook.Upserted upserted) {
        ContactId id = upserted.contact().id();
        return upserted.created() ? new Outcome.Created(id) : new Outcome.Updated(id);
    }

    private static List<ContactId> idOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created created -> List.of(created.id());
            case Outcome.Updated updated -> List.of(updated.id());
            case Outcome.Refused refused -> List.of();
        };
    }

    /// The contacts that a batch names, as they are and as they will be. One thread.
    private final class Batch {
        private final Map<String, Contact> byKey = new HashMap<>();
        private final Map<ContactId, Contact> next = new LinkedHashMap<>();

        Batch(List<ContactPatch> patches) {
            Set<String> keys = new HashSet<>();
            patches.forEach(patch -> keys.addAll(ContactBook.keys(patch)));
            store.having(keys).forEach(this::enter);
        }

        private void enter(Contact contact) {
            contact.keys().forEach(key -> byKey.put(key, contact));
        }

        Outcome take(ContactPatch given) {
            try {
                ContactPatch patch = book.resolve(given);
                ContactBook.Upserted upserted = book.prepare(patch, named(patch));
                Contact before = next.get(upserted.contact().id());
                // However often a batch tells about a person, it is one write.
                Contact contact =
                        before == null ? upserted.contact() : upserted.contact().at(before.version());
                next.put(contact.id(), contact);
                enter(contact);
                return outcome(upserted);
            } catch (ContactConflict e) {
                return new Outcome.Refused(String.valueOf(e.getMessage()));
            }
        }

        private Collection<Contact> named(ContactPatch patch) {
            Map<ContactId, Contact> found = new LinkedHashMap<>();
            for (String key : ContactBook.keys(patch)) {
                Contact contact = byKey.get(key);
                if (contact != null) {
                    found.put(contact.id(), next.getOrDefault(contact.id(), contact));
                }
            }
            if (!patch.keys().id().isEmpty()) {
                ContactId id = new ContactId(patch.keys().id());
                Contact known = next.get(id);
                if (known != null) {
                    found.put(id, known);
                } else {
                    store.find(id).ifPresent(contact -> found.put(id, contact));
                }
            }
            return found.values();
        }
    }
}
