package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactFacts;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.OptOuts;
import dev.parley.contact.StopList;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Lane;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Seen;
import dev.parley.inbox.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what conversations tell about people into their contacts: fields that flows set, stops and starts; and tells
/// conversations what the contacts know. Most turns ask and tell nothing and cost nothing. Safe for any thread; blocks
/// while the store works.
public final class ContactKeeper implements Bystander {
    private final ContactBook contacts;
    private final StopList stops;
    private final AddressHashes hashes;
    private final OurEnds ends;

    /// @param ends tells whose address is at the other end of a lane
    public ContactKeeper(ContactBook contacts, StopList stops, AddressHashes hashes, OurEnds ends) {
        this.contacts = contacts;
        this.stops = stops;
        this.hashes = hashes;
        this.ends = ends;
    }

    @Override
    public void changing(Lane before, Lane after, Instant now) {
        List<Effect.SaveContact> saves = saves(before, after);
        Standing was = before.contact().standing();
        Standing is = after.contact().standing();
        boolean saidStop = is.optedOut().isPresent() && was.optedOut().isEmpty();
        boolean saidStart = is.optedIn().isPresent() && !is.optedIn().equals(was.optedIn());
        if (saves.isEmpty() && !saidStop && !saidStart) {
            return;
        }
        ends.of(after.contact().parties()).ifPresent(address -> {
            saves.forEach(save -> save(address, save));
            if (saidStop) {
                stopped(address, entry(address, true, after, is.optedOut().orElse(now)));
            } else if (saidStart) {
                started(
                        address,
                        entry(address, false, after, now),
                        was.optedOut().isPresent());
            }
        });
    }

    @Override
    public Optional<Instant> stopped(Parties parties) {
        return ends.of(parties)
                .flatMap(address -> stops.among(List.of(hashes.of(address))))
                .map(StopList.Stop::at);
    }

    @Override
    public boolean forbids(Parties parties) {
        return ends.of(parties)
                .filter(address -> contacts.find(address)
                        .map(Contact::reach)
                        .filter(reach -> reach.forbids(address.medium()))
                        .isPresent())
                .isPresent();
    }

    @Override
    public Known known(Parties parties) {
        return ends.of(parties)
                .flatMap(contacts::find)
                .map(contact ->
                        new Known(ContactFacts.of(contact), contact.person().language()))
                .orElse(Known.NOBODY);
    }

    private static List<Effect.SaveContact> saves(Lane before, Lane after) {
        List<Effect.Recorded> old = effects(before, after);
        return after.talk().current().stream()
                .flatMap(conversation -> conversation.history().effects().stream())
                .filter(effect -> effect instanceof Effect.SaveContact && !old.contains(effect))
                .map(Effect.SaveContact.class::cast)
                .toList();
    }

    /// The effects that the same conversation had before.
    private static List<Effect.Recorded> effects(Lane before, Lane after) {
        Optional<Conversation> known = before.talk().current();
        return known.filter(one -> after.talk().current().map(Conversation::id).equals(Optional.of(one.id())))
                .map(one -> one.history().effects())
                .orElse(List.of());
    }

    private void save(Address address, Effect.SaveContact save) {
        Contact contact = contacts.find(address)
                .orElseGet(() -> contacts.upsert(ContactPatch.of(address)).contact());
        contacts.change(
                contact.id(),
                known -> known.person().attributes().get(save.field()).equals(save.value())
                        ? known
                        : known.with(save.field(), save.value(), save.at()));
    }

    private void stopped(Address address, OptOuts.Entry entry) {
        stops.add(new StopList.Stop(hashes.of(address), entry.at(), entry.proof()));
        contacts.find(address).ifPresent(contact -> contacts.change(contact.id(), known -> known.with(entry)));
    }

    /// Lifts every stop on the channel, also one that was only told to us or has outlived the person's data. To who
    /// never stopped it changes nothing.
    private void started(Address address, OptOuts.Entry entry, boolean wasOut) {
        stops.remove(hashes.of(address));
        contacts.find(address)
                .ifPresent(contact -> contacts.change(
                        contact.id(),
                        known ->
                                wasOut || known.reach().optOuts().isOut(address.medium()) ? known.with(entry) : known));
    }

    private static OptOuts.Entry entry(Address address, boolean out, Lane lane, Instant at) {
        List<Seen> seen = lane.mail().seen();
        String proof = "lane " + lane.id()
                + (seen.isEmpty() ? "" : ", message " + seen.getLast().messageId());
        return new OptOuts.Entry(address.medium(), out, at, proof);
    }
}
