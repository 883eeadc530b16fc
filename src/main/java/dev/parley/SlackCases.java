package dev.parley;

import dev.parley.channel.slack.AlertDesk;
import dev.parley.conversation.ConversationId;
import dev.parley.followup.AlertRule;
import dev.parley.followup.CaseDesk;
import dev.parley.followup.CaseId;
import dev.parley.followup.Desk;
import dev.parley.followup.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Lets people in Slack act on cases by the buttons of alerts. Safe for any thread; blocks.
///
/// @param rules who is at the desk, and what queues there are
/// @param publicUrl where browsers find the admin app
record SlackCases(CaseDesk desk, Supplier<Desk> rules, URI publicUrl, InstantSource clock) implements AlertDesk {
    private static final Duration AWAY = Duration.ofDays(1);

    @Override
    public Optional<Instant> carryOut(Deed deed, String id, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = deed instanceof Deed.Snooze ? now.plus(AWAY) : now;
        boolean done = isDone(deed, id, by, until) || (isOpened(id, by) && isDone(deed, id, by, until));
        return done ? Optional.of(until) : Optional.empty();
    }

    private boolean isDone(Deed deed, String id, String by, Instant until) {
        CaseDesk.Order order = new CaseDesk.Order(new CaseId(id), by, OptionalLong.empty());
        CaseDesk.Outcome outcome = switch (deed) {
            case Deed.Take take -> taken(order);
            case Deed.Snooze snooze -> desk.snooze(order, until);
            case Deed.Close close -> desk.close(order, close.cause(), close.note());
        };
        return outcome instanceof CaseDesk.Outcome.Done;
    }

    /// Whoever takes a case that was put away or closed works on it.
    private CaseDesk.Outcome taken(CaseDesk.Order order) {
        return desk.reopen(order) instanceof CaseDesk.Outcome.Done
                ? desk.assign(order, order.by())
                : new CaseDesk.Outcome.Unknown();
    }

    /// Not every alert is about something that opens a case; whoever wants to act on it gets one.
    private boolean isOpened(String id, String by) {
        AlertRule.Order order = new AlertRule.Order(Desk.DEFAULT_QUEUE, "", Priority.NORMAL, "from an alert in Slack");
        return desk.open(new ConversationId(id), by, order, rules.get()).isPresent();
    }

    @Override
    public List<String> causes() {
        return rules.get().causes();
    }

    @Override
    public String link(String id) {
        return link(publicUrl, id);
    }

    static String link(URI publicUrl, String id) {
        return publicUrl + "/admin/inbox/" + id;
    }
}
