package dev.parley.schedule;

import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactStore;
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
                    .filter(entry -> isNews(known.get(entry.address().key()), entry))
                    .map(KnownMembers::patch)
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

    private static boolean isNews(@org.jspecify.annotations.Nullable Contact known, Directory.Entry entry) {
        return known == null
                || (entry.zone().isPresent()
                        && !entry.zone().equals(known.person().zone()));
    }

    private static ContactPatch patch(Directory.Entry entry) {
        ContactPatch bare = ContactPatch.of(entry.address());
        Optional<String> name = Optional.of(entry.name()).filter(text -> !text.isBlank());
        ContactPatch.About about = new ContactPatch.About(name, Optional.empty(), entry.zone());
        return new ContactPatch(bare.keys(), about, bare.attributes(), bare.permissions());
    }
}
