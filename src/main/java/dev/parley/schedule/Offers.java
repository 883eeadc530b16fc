package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.Asked;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactPatch;
import dev.parley.flow.Flow;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Offers surveys to people who are known and did not ask for one, on pages that they look at. An offer counts as an
/// invitation does, so that a person has one budget on all their devices and channels. Safe for any thread; blocks
/// while the store works.
public final class Offers {
    private final Asking.Parts parts;
    private final Asking asking;
    private final OurEnds ends;

    /// @param ends tells whose address is at the other end of a line
    public Offers(Asking.Parts parts, Asking asking, OurEnds ends) {
        this.parts = parts;
        this.asking = asking;
        this.ends = ends;
    }

    /// Whether the person at the other end of a line may be asked now; counts it if so, by the same guarded write of
    /// their contact that this was decided on. Somebody of whom only the address is known becomes a contact then.
    ///
    /// @param sampled whether they are in the flow's sample, if nobody knows them yet
    public boolean take(Parties parties, Flow flow, boolean sampled) {
        return ends.of(parties).filter(address -> take(address, flow, sampled)).isPresent();
    }

    private boolean take(Address address, Flow flow, boolean sampled) {
        Optional<Contact> known = parts.contacts().find(address);
        int sample = flow.start().invite().gates().sample();
        if (!known.map(contact -> Chance.isSampled(flow.id(), contact.id(), sample))
                .orElse(sampled)) {
            return false;
        }
        Contact contact = known.orElseGet(
                () -> parts.contacts().upsert(ContactPatch.of(address)).contact());
        return take(contact, flow);
    }

    private boolean take(Contact contact, Flow flow) {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String key = "offer." + flow.id() + "." + now.toEpochMilli();
        Wish wish = asking.wish(flow, contact, key, now);
        Person person = parts.people().of(contact);
        AtomicBoolean isTaken = new AtomicBoolean();
        parts.contacts().change(contact.id(), fresh -> {
            isTaken.set(Eligibility.allowsOffer(wish, person.with(fresh), now));
            return isTaken.get() ? fresh.asked(new Asked(flow.id(), flow.about().kind(), now, key)) : fresh;
        });
        return isTaken.get();
    }
}
