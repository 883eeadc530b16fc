package dev.parley.schedule;

import dev.parley.contact.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where invitations are kept, those sent and those not. Safe for any thread; every method fails as the store fails.
public interface Invitations {
    /// Keeps a new invitation, unless there is one of its key.
    ///
    /// @return the one there was
    Optional<Invitation> plan(Invitation invitation);

    /// Keeps many new ones; those whose keys are there stay as they are.
    ///
    /// @return how many are new
    int planAll(Collection<Invitation> invitations);

    /// The invitation of that key.
    Optional<Invitation> find(String key);

    /// Those that wait and are due, the longest due first.
    List<Invitation> due(Instant now, int limit);

    /// Takes a waiting one for as long as it may need: of several nodes one gets it.
    ///
    /// @return the invitation as it is while taken; empty if another has it
    Optional<Invitation> claim(Invitation waiting, Instant until);

    /// Writes what became of one that was claimed, if the claim still holds.
    ///
    /// @param claimed what {@link #claim} gave
    boolean settle(Invitation claimed, Invitation.State outcome);

    /// Those that wait for any of these people, in no order.
    List<Invitation> waiting(Collection<ContactId> contacts);

    /// Which of these keys there are.
    Set<String> known(Collection<String> keys);

    /// Those of a person, in no order.
    List<Invitation> of(ContactId contact, int limit);

    /// Gives those that were sent at that time or later, or were not. It looks at all there are: for after a crash.
    void decidedSince(Instant since, Consumer<Invitation> taker);

    /// Those of a flow by key, after the one of the last page.
    List<Invitation> page(String flow, String after, int limit);
}
