package dev.parley;

import dev.parley.channel.slack.Alert;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts into Slack channels what flows `notify`: the author's text, the score and the words it is about, never who
/// said it, and buttons that act on the case. A channel is a lane like a person's, so that a notice is kept, sent once
/// and retried like any message. Safe for any thread; blocks while the store works.
final class Notices implements Beholder {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Bystander next;
    private final Supplier<String> team;
    private final Way way;
    private volatile Optional<Inbox> inbox = Optional.empty();

    /// What a notice tells beside its words.
    ///
    /// @param flows whose language colleagues read
    /// @param link where the case of a conversation is, by its id
    record Way(Flows flows, UnaryOperator<String> link) {}

    /// @param next is told of everything, too
    /// @param team the workspace of channels that are named without one, "" as long as it is not known
    Notices(Bystander next, Supplier<String> team, Way way) {
        this.way = way;
        this.next = next;
        this.team = team;
    }

    /// Takes the inbox that keeps notices.
    void join(Inbox keeper) {
        inbox = Optional.of(keeper);
    }

    /// Writes lines as if something had been said there.
    void blank(List<LaneId> lines) {
        inbox.ifPresent(keeper -> keeper.blank(lines));
    }

    @Override
    public Bystander next() {
        return next;
    }

    @Override
    public void changing(Lane before, Lane after, Instant now) {
        next.changing(before, after, now);
        after.talk().current().ifPresent(talk -> {
            int known = known(before, talk);
            List<Effect.Recorded> effects = talk.history().effects();
            for (int i = known; i < effects.size(); i++) {
                if (effects.get(i) instanceof Effect.Notify notify) {
                    post(after, talk, notify, i);
                }
            }
        });
    }

    /// How many effects the same conversation had before.
    private static int known(Lane before, Conversation talk) {
        return before.talk()
                .current()
                .filter(one -> one.id().equals(talk.id()))
                .map(one -> one.history().effects().size())
                .orElse(0);
    }

    private void post(Lane lane, Conversation talk, Effect.Notify notify, int number) {
        Parties person = lane.contact().parties();
        String workspace = person.channel().equals(SlackDesk.CHANNEL) ? person.our() : team.get();
        for (String channel : notify.targets().slack()) {
            if (workspace.isEmpty() || inbox.isEmpty()) {
                LOG.warn("conversation {} has a notice for Slack, which is not set up", talk.id());
            } else {
                Parties parties = new Parties(SlackDesk.CHANNEL, workspace, channel);
                inbox.get().notice(parties, "notify " + talk.id() + " " + number, text(talk, notify));
            }
        }
    }

    private String text(Conversation talk, Effect.Notify notify) {
        List<Alert.Said> said = talk.history().answers().stream()
                .filter(Notices::isTelling)
                .map(answer ->
                        new Alert.Said(answer.step().value(), answer.value().shown(), answer.comment()))
                .toList();
        String language = way.flows()
                .revision(talk.origin().revision())
                .map(flow -> flow.about().languages().getFirst().tag())
                .orElse("en");
        return Alert.text(notify.text(), said, way.link().apply(talk.id().value()), language);
    }

    private static boolean isTelling(Answer answer) {
        boolean isRated = !answer.rating().scale().isEmpty() && answer.isGiven();
        return isRated || !answer.comment().isEmpty();
    }
}
