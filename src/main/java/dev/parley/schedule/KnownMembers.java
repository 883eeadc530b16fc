package dev.parley.schedule;

import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactStore;
import dev.parley.flow.Language;
import dev.parley.flow.Trigger.Audience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the people of a directory as contacts: those we did not know, and those of whom something has changed. Safe
/// for any thread; blocks while the store works.
public final class KnownMembers implements Members {
    private final Directory directory;
    private final ContactStore store;
    private final BulkUpsert contacts;

    /// @param contacts writes into the store
    public KnownMembers(Directory directory, ContactStore store, BulkUpsert contacts) {
        this.directory = directory;
        this.store = store;
        this.contacts = contacts;
    }

    @Override
    public void each(Audience.Slack audience, Consumer<Contact> consumer) {
        directory.each(audience, page -> {
            Map<String, Contact> known = known(page);
            List<ContactPatch> news = page.stream()
                    .flatMap(entry ->
                            news(Optional.ofNullable(known.get(entry.address().key())), entry).stream())
                    .toList();
            if (!news.isEmpty()) {
                contacts.upsert(news);
            }
            Map<String, Contact> all = news.isEmpty() ? known : known(page);
            page.stream()
                    .map(entry -> Optional.ofNullable(all.get(entry.address().key())))
                    .flatMap(Optional::stream)
                    .forEach(consumer);
        });
    }

    private Map<String, Contact> known(List<Directory.Entry> page) {
        List<String> keys = page.stream().map(entry -> entry.address().key()).toList();
        Map<String, Contact> byKey = new HashMap<>();
        store.having(keys).forEach(contact -> contact.keys().forEach(key -> byKey.put(key, contact)));
        return byKey;
    }

    /// What is not known yet. A language is only where somebody starts: who has chosen one keeps it.
    private static Optional<ContactPatch> news(Optional<Contact> known, Directory.Entry entry) {
        Optional<Contact.Person> person = known.map(Contact::person);
        boolean isMoved = entry.zone().isPresent() && !entry.zone().equals(person.flatMap(Contact.Person::zone));
        Optional<Language> language =
                person.flatMap(Contact.Person::language).isPresent() ? Optional.empty() : entry.language();
        if (known.isPresent() && !isMoved && language.isEmpty()) {
            return Optional.empty();
        }
        ContactPatch bare = ContactPatch.of(entry.address());
        Optional<String> name = Optional.of(entry.name()).filter(text -> !text.isBlank());
        ContactPatch.About about = new ContactPatch.About(name, language, entry.zone());
        return Optional.of(new ContactPatch(bare.keys(), about, bare.attributes(), bare.permissions()));
    }
}
