package dev.parley;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactStore;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.Medium;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.LaneTalks;
import dev.parley.inbox.Parties;
import dev.parley.outbox.Sending;
import dev.parley.web.Around;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks up whose a conversation is, and what became of its messages; of anonymous ones nothing. Safe for any thread;
/// blocks.
final class Surroundings implements Around {
    /// More than a person lives through.
    private static final int MOST = 200;

    private final Kept kept;
    private final Function<Contact, List<LaneId>> lines;
    private final Function<Parties, Optional<Address>> ends;

    /// What it reads.
    record Kept(LaneStore lanes, LaneTalks talks, ContactStore contacts, ContactBook book) {}

    /// @param lines the lanes on which we talk with a person
    /// @param ends whose address is at the other end of a line
    Surroundings(Kept kept, Function<Contact, List<LaneId>> lines, Function<Parties, Optional<Address>> ends) {
        this.kept = kept;
        this.lines = lines;
        this.ends = ends;
    }

    @Override
    public Optional<List<Conversation>> of(String person) {
        Optional<Address> phone = Address.parse(Medium.SMS, person);
        List<String> keys = new ArrayList<>(List.of(Contact.externalKey(person)));
        phone.map(Address::key).ifPresent(keys::add);
        List<Contact> known = kept.contacts().having(keys);
        List<Contact> found =
                known.isEmpty() ? phone.map(this::stranger).stream().toList() : known;
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.stream()
                        .flatMap(contact -> lines.apply(contact).stream())
                        .flatMap(lane -> kept.talks().of(lane, MOST).stream())
                        .toList());
    }

    @Override
    public Optional<ContactId> contact(ConversationId conversation) {
        return end(conversation).flatMap(kept.book()::find).map(Contact::id);
    }

    @Override
    public Optional<Contact> person(ConversationId conversation) {
        return end(conversation).map(address -> kept.book().find(address).orElseGet(() -> stranger(address)));
    }

    private Optional<Address> end(ConversationId conversation) {
        return lane(conversation).flatMap(lane -> ends.apply(lane.contact().parties()));
    }

    /// Somebody who wrote by themselves, as a contact that is kept nowhere.
    private Contact stranger(Address address) {
        return kept.book().preview(ContactPatch.of(address)).contact();
    }

    @Override
    public List<Sending> mail(ConversationId conversation) {
        return lane(conversation).map(lane -> lane.outbox().all()).orElse(List.of());
    }

    private Optional<Lane> lane(ConversationId conversation) {
        return LaneIds.laneOf(conversation).flatMap(kept.lanes()::find).filter(lane -> !lane.isInConfidence());
    }
}
