package dev.parley.contact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where contacts are kept. Safe for any thread; every method fails as the store fails.
public interface ContactStore {
    /// The contact of that id.
    Optional<Contact> find(ContactId id);

    /// The contacts that have one of the keys, see {@link Contact#keys()}.
    List<Contact> having(Collection<String> keys);

    /// Makes this the contact's next version, durably, if the stored version is still the one before and no other
    /// contact has one of its keys.
    ///
    /// @return whether it was; if not, find the contact again
    boolean commit(Contact contact);

    /// Commits many of different people at once.
    ///
    /// @return those that were not written
    Set<ContactId> commitAll(Collection<Contact> contacts);

    /// Contacts by id, after the one of the last page.
    List<Contact> page(Optional<ContactId> after, int limit);

    /// Every contact by id, without having all of them in memory. The consumer may ask the store.
    void each(Consumer<Contact> consumer);

    /// The id of every contact, in order, which costs far less than {@link #each}.
    void eachId(Consumer<ContactId> consumer);

    /// Forgets a contact; without one it does nothing.
    void delete(ContactId id);
}
