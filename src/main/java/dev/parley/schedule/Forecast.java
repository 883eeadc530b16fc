package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.flow.Flow;
import dev.parley.schedule.Invitation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What would become of many invitations to one flow, each at the time it falls due, without writing anything. It looks
/// at what carrying them out looks at; what happens until they fall due it cannot know. One thread; blocks while the
/// store works.
final class Forecast {
    private static final int BATCH = 500;

    private final Flow flow;
    private final Asking asking;
    private final Asking.Sending sending;
    private final List<Trial> batch = new ArrayList<>(BATCH);
    private final Map<Quotas.Stretch, Integer> left = new HashMap<>();
    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
    private int people;
    private int planned;

    Forecast(Flow flow, Asking asking, Asking.Sending sending) {
        this.flow = flow;
        this.asking = asking;
        this.sending = sending;
    }

    /// Somebody, and the invitation that would be planned for them.
    record Trial(Contact contact, String key, Instant due) {
        static Trial of(Contact contact, Invitation invitation) {
            Instant due = invitation.state() instanceof State.Held held ? held.due() : Instant.MAX;
            return new Trial(contact, invitation.key(), due);
        }
    }

    void add(Trial trial) {
        people++;
        batch.add(trial);
        if (batch.size() == BATCH) {
            decide();
        }
    }

    Launch.Outlook end() {
        decide();
        return new Launch.Outlook(new Launch.Planned(people, planned), outcomes);
    }

    private void decide() {
        Set<String> known =
                sending.invitations().known(batch.stream().map(Trial::key).toList());
        List<Trial> fresh =
                batch.stream().filter(trial -> !known.contains(trial.key())).toList();
        planned += fresh.size();
        List<Decision> decisions = asking.outlook(flow, fresh);
        for (int i = 0; i < fresh.size(); i++) {
            count(counted(decisions.get(i), fresh.get(i).due()));
        }
        batch.clear();
    }

    /// Whoever would be asked takes a place of the quota, as long as there are some.
    private Decision counted(Decision decision, Instant due) {
        if (!(decision instanceof Decision.Start)) {
            return decision;
        }
        return Quotas.Stretch.of(flow, due)
                .filter(stretch -> !hasRoom(stretch))
                .<Decision>map(stretch -> new Decision.Refuse(Reason.QUOTA))
                .orElse(decision);
    }

    private boolean hasRoom(Quotas.Stretch stretch) {
        int had = left.computeIfAbsent(stretch, sending.quotas()::left);
        left.put(stretch, had - 1);
        return had > 0;
    }

    private void count(Decision decision) {
        String outcome = switch (decision) {
            case Decision.Start start -> "started";
            case Decision.Hold hold -> "held";
            case Decision.Refuse refuse -> "refused";
        };
        String which = switch (decision) {
            case Decision.Start start -> start.address().medium().word();
            case Decision.Hold hold -> hold.why().word();
            case Decision.Refuse refuse -> refuse.why().word();
        };
        outcomes.computeIfAbsent(outcome, key -> new TreeMap<>()).merge(which, 1, Integer::sum);
    }
}
