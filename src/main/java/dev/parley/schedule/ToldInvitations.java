package dev.parley.schedule;

import dev.parley.contact.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Invitations of which somebody is told once it is decided what becomes of them. Safe for any thread; as the ones it
/// is made of.
public final class ToldInvitations implements Invitations {
    private final Invitations all;
    private volatile Consumer<Invitation> listener = decided -> {};

    /// @param all where they are kept
    public ToldInvitations(Invitations all) {
        this.all = all;
    }

    /// From now on each that was sent, or will not be, is told there, perhaps more than once.
    public void join(Consumer<Invitation> other) {
        listener = other;
    }

    private void tell(Invitation one) {
        if (!(one.state() instanceof Invitation.State.Held)) {
            listener.accept(one);
        }
    }

    @Override
    public Optional<Invitation> plan(Invitation invitation) {
        Optional<Invitation> before = all.plan(invitation);
        if (before.isEmpty()) {
            tell(invitation);
        }
        return before;
    }

    @Override
    public int planAll(Collection<Invitation> invitations) {
        int added = all.planAll(invitations);
        invitations.forEach(this::tell);
        return added;
    }

    @Override
    public Optional<Invitation> find(String key) {
        return all.find(key);
    }

    @Override
    public List<Invitation> due(Instant now, int limit) {
        return all.due(now, limit);
    }

    @Override
    public Optional<Invitation> claim(Invitation waiting, Instant until) {
        return all.claim(waiting, until);
    }

    @Override
    public boolean settle(Invitation claimed, Invitation.State outcome) {
        boolean isSettled = all.settle(claimed, outcome);
        if (isSettled) {
            tell(claimed.with(outcome));
        }
        return isSettled;
    }

    @Override
    public List<Invitation> waiting(Collection<ContactId> contacts) {
        return all.waiting(contacts);
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return all.known(keys);
    }

    @Override
    public List<Invitation> of(ContactId contact, int limit) {
        return all.of(contact, limit);
    }

    @Override
    public List<Invitation> page(String flow, String after, int limit) {
        return all.page(flow, after, limit);
    }

    @Override
    public void decidedSince(Instant since, Consumer<Invitation> taker) {
        all.decidedSince(since, taker);
    }
}
