package dev.parley.fake;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Contacts in memory, by the rules of their port. One thread.
public final class MemoryContacts implements ContactStore {
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<String, ContactId> keys = new HashMap<>();

    @Override
    public Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(contacts.get(id));
    }

    @Override
    public List<Contact> having(Collection<String> wanted) {
        return wanted.stream()
                .map(keys::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(contacts::get)
                .toList();
    }

    @Override
    public boolean commit(Contact contact) {
        long before = find(contact.id()).map(Contact::version).orElse(0L);
        boolean isFree = contact.keys().stream()
                .allMatch(key -> keys.getOrDefault(key, contact.id()).equals(contact.id()));
        if (before != contact.version() - 1 || !isFree) {
            return false;
        }
        delete(contact.id());
        contacts.put(contact.id(), contact);
        contact.keys().forEach(key -> keys.put(key, contact.id()));
        return true;
    }

    @Override
    public Set<ContactId> commitAll(Collection<Contact> all) {
        Set<ContactId> lost = new HashSet<>();
        all.stream().filter(one -> !commit(one)).forEach(one -> lost.add(one.id()));
        return lost;
    }

    @Override
    public List<Contact> page(Optional<ContactId> after, int limit) {
        return contacts.values().stream()
                .filter(one -> after.isEmpty()
                        || one.id().value().compareTo(after.get().value()) > 0)
                .sorted(Comparator.comparing(one -> one.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void each(Consumer<Contact> consumer) {
        List.copyOf(contacts.values()).forEach(consumer);
    }

    @Override
    public void eachId(Consumer<ContactId> consumer) {
        each(contact -> consumer.accept(contact.id()));
    }

    @Override
    public void delete(ContactId id) {
        Contact gone = contacts.remove(id);
        if (gone != null) {
            gone.keys().forEach(keys::remove);
        }
    }
}
