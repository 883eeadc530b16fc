package dev.parley.schedule;

import dev.parley.flow.Medium;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Parties;
import dev.parley.inbox.StartOutcome;
import dev.parley.inbox.StartRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Begins conversations through the inbox. Safe for any thread.
public final class InboxStarter implements Starter {
    private final Function<StartRequest, StartOutcome> inbox;
    private final OurEnds ends;

    /// @param inbox {@link Inbox#start}
    public InboxStarter(Function<StartRequest, StartOutcome> inbox, OurEnds ends) {
        this.inbox = inbox;
        this.ends = ends;
    }

    @Override
    public Set<Medium> channels() {
        return ends.media();
    }

    @Override
    public Begun start(Order order) {
        Optional<Parties> parties = ends.to(order.address());
        if (parties.isEmpty()) {
            return new Begun.No(Reason.NO_CHANNEL);
        }
        StartRequest.Options options = new StartRequest.Options(order.language(), Optional.empty());
        return begun(inbox.apply(new StartRequest(parties.get(), order.flow(), order.key(), order.facts(), options)));
    }

    static Begun begun(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started started ->
                new Begun.Yes(started.conversation().value());
            case StartOutcome.Queued queued -> new Begun.Yes("");
            case StartOutcome.AlreadyStarted already -> begun(already.now());
            case StartOutcome.Refused refused -> new Begun.No(reason(refused.reason()));
        };
    }

    private static Reason reason(StartOutcome.Reason reason) {
        return switch (reason) {
            case OPTED_OUT -> Reason.OPTED_OUT;
            case UNKNOWN_FLOW -> Reason.UNKNOWN_FLOW;
            case CONVERSATION_OPEN, QUEUE_FULL -> Reason.OPEN_CONVERSATION;
            case WAITED_TOO_LONG -> Reason.TOO_LATE;
            case NO_SENDER -> Reason.NO_CHANNEL;
        };
    }
}
