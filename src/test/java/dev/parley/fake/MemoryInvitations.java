package dev.parley.fake;

import dev.parley.contact.ContactId;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Invitations;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Invitations in memory, by the rules of their port. One thread.
public final class MemoryInvitations implements Invitations {
    private final Map<String, Invitation> all = new HashMap<>();
    private final TreeMap<Instant, Set<String>> queue = new TreeMap<>();
    private final Map<ContactId, Set<String>> people = new HashMap<>();

    @Override
    public Optional<Invitation> plan(Invitation invitation) {
        Optional<Invitation> known = find(invitation.key());
        if (known.isEmpty()) {
            put(invitation);
        }
        return known;
    }

    @Override
    public int planAll(Collection<Invitation> invitations) {
        return (int) invitations.stream().filter(one -> plan(one).isEmpty()).count();
    }

    @Override
    public Optional<Invitation> find(String key) {
        return Optional.ofNullable(all.get(key));
    }

    @Override
    public List<Invitation> due(Instant now, int limit) {
        return queue.headMap(now, true).values().stream()
                .flatMap(Set::stream)
                .limit(limit)
                .map(all::get)
                .toList();
    }

    @Override
    public Optional<Invitation> claim(Invitation waiting, Instant until) {
        if (!isStill(waiting) || !(waiting.state() instanceof State.Held held)) {
            return Optional.empty();
        }
        Invitation claimed = waiting.with(new State.Held(until, held.from(), held.why()));
        put(claimed);
        return Optional.of(claimed);
    }

    @Override
    public boolean settle(Invitation claimed, State outcome) {
        boolean mine = isStill(claimed);
        if (mine) {
            put(claimed.with(outcome));
        }
        return mine;
    }

    @Override
    public List<Invitation> waiting(Collection<ContactId> contacts) {
        return contacts.stream()
                .flatMap(contact -> of(contact, Integer.MAX_VALUE).stream())
                .filter(one -> one.state() instanceof State.Held)
                .toList();
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return keys.stream().filter(all::containsKey).collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public List<Invitation> of(ContactId contact, int limit) {
        return people.getOrDefault(contact, Set.of()).stream()
                .map(all::get)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Invitation> page(String flow, String after, int limit) {
        return all.values().stream()
                .filter(one -> one.flow().value().equals(flow) && one.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(Invitation::key))
                .limit(limit)
                .toList();
    }

    @Override
    public void decidedSince(Instant since, Consumer<Invitation> taker) {
        List.copyOf(all.values()).stream()
                .filter(one -> !decided(one).isBefore(since))
                .forEach(taker);
    }

    private static Instant decided(Invitation one) {
        return switch (one.state()) {
            case State.Held held -> Instant.MIN;
            case State.Started started -> started.at();
            case State.Refused refused -> refused.at();
        };
    }

    private boolean isStill(Invitation seen) {
        return find(seen.key()).map(Invitation::state).equals(Optional.of(seen.state()));
    }

    private void put(Invitation invitation) {
        Invitation before = all.put(invitation.key(), invitation);
        if (before != null && before.state() instanceof State.Held held) {
            Set<String> keys = queue.getOrDefault(held.due(), Set.of());
            keys.remove(invitation.key());
            if (keys.isEmpty()) {
                queue.remove(held.due());
            }
        }
        if (invitation.state() instanceof State.Held held) {
            queue.computeIfAbsent(held.due(), due -> new LinkedHashSet<>()).add(invitation.key());
        }
        people.computeIfAbsent(invitation.contact(), contact -> new LinkedHashSet<>())
                .add(invitation.key());
    }
}
