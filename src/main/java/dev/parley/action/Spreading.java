package dev.parley.action;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.followup.Remark;
import dev.parley.followup.Remarks;
import dev.parley.inbox.Announcements;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tells those who raised a theme, and nobody else, once, what was done about it. What is planned is kept first, so
/// that the end of a process neither forgets anybody nor tells anybody twice. Safe for any thread; blocks.
public final class Spreading {
    /// Nobody is told of actions more often.
    static final Duration BUDGET = Duration.ofDays(30);

    private static final Duration PATIENCE = Duration.ofDays(14);
    private static final int A_ROUND = 50;

    private final Actions actions;
    private final Hearers hearers;
    private final Sources sources;
    private final Ways ways;
    private final InstantSource clock;

    /// What people said.
    public record Sources(
            Remarks remarks, Supplier<Themes> themes, Function<ConversationId, Optional<Conversation>> conversations) {}

    /// The ways to people.
    ///
    /// @param all posts a text into a Slack channel, once for each key
    public record Ways(Announcements each, Post all) {}

    /// Posts for everybody.
    @FunctionalInterface
    public interface Post {
        /// Posts a text into a channel. The same key again posts nothing.
        void post(String channel, String key, String text);
    }

    public Spreading(Actions actions, Hearers hearers, Sources sources, Ways ways, InstantSource clock) {
        this.actions = actions;
        this.hearers = hearers;
        this.sources = sources;
        this.ways = ways;
        this.clock = clock;
    }

    /// Looks up whom to tell of what was done, and tells those whose turn it is.
    ///
    /// @return how many were attended to
    public int round() {
        actions.toSpread().ifPresent(this::spread);
        List<Hearer> due = hearers.due(clock.instant(), A_ROUND);
        due.forEach(this::attend);
        return due.size();
    }

    /// How many people would be told if the action were done now, and how many are known to want no messages or
    /// cannot be reached.
    public Map<String, Integer> outlook(Action action, Action.News news) {
        Map<String, Integer> outlook = new LinkedHashMap<>();
        raised(action, news).values().forEach(one -> {
            Hearer.Stand stand = stand(one, news);
            String word = stand == Hearer.Stand.WAITING ? Hearer.Stand.TOLD.word() : stand.word();
            outlook.merge(word, 1, Integer::sum);
        });
        return outlook;
    }

    private void spread(Action done) {
        Action.News news = done.news().orElseThrow();
        raised(done, news).values().forEach(hearers::keep);
        for (String channel : news.slack()) {
            ways.all().post(channel, "action " + done.id() + " " + channel, news.text("en"));
        }
        actions.spread(done);
    }

    /// Those who raised the theme, each by the newest conversation in which they did.
    private Map<String, Hearer> raised(Action action, Action.News news) {
        Optional<Theme> theme = sources.themes().get().all().stream()
                .filter(one -> one.name().equals(action.about().theme()))
                .findFirst();
        Optional<FlowId> flow = Optional.of(action.about().flow())
                .filter(name -> !name.isEmpty())
                .map(FlowId::new);
        Map<String, Hearer> raised = new LinkedHashMap<>();
        Remarks.Query query = new Remarks.Query(flow, news.at().minus(news.back()), news.at());
        for (Remark remark : theme.isPresent() ? sources.remarks().find(query).remarks() : List.<Remark>of()) {
            if (theme.get().fits(remark.text(), remark.language())) {
                hearer(action, news, remark).ifPresent(one -> raised.putIfAbsent(one.person(), one));
            }
        }
        return raised;
    }

    /// Comments from elsewhere have nobody who could be told.
    private Optional<Hearer> hearer(Action action, Action.News news, Remark remark) {
        if (remark.origin().conversation().isEmpty()) {
            return Optional.empty();
        }
        ConversationId id = new ConversationId(remark.origin().conversation());
        Optional<Conversation> talk = sources.conversations().apply(id).filter(one -> !one.isInConfidence());
        return talk.flatMap(one -> LaneIds.laneOf(id)
                .map(lane -> new Hearer(
                        new Hearer.Key(action.id(), lane),
                        0,
                        person(one, lane),
                        id,
                        remark.language(),
                        new Hearer.Fate(Hearer.Stand.WAITING, news.at()),
                        Optional.of(news.at()))));
    }

    static String person(Conversation talk, LaneId lane) {
        String external = talk.facts().contact().get("external_id").shown();
        return external.isEmpty() ? "lane " + lane.value() : "id " + external;
    }

    private void attend(Hearer one) {
        Instant now = clock.instant();
        Optional<Action> action = actions.find(one.key().action());
        if (action.flatMap(Action::news).isEmpty()) {
            hearers.put(one, one.settled(Hearer.Stand.GONE, now));
            return;
        }
        Action.News news = action.get().news().orElseThrow();
        Hearer.Stand stand = stand(one, news);
        if (stand == Hearer.Stand.WAITING) {
            boolean isTooLate = one.fate().at().plus(PATIENCE).isBefore(now);
            hearers.put(one, isTooLate ? one.settled(Hearer.Stand.TOO_LATE, now) : one.waitingUntil(again(one)));
        } else if (stand == Hearer.Stand.TOLD) {
            tell(one, news, now);
        } else {
            hearers.put(one, one.settled(stand, now));
        }
    }

    /// Settled first only by the lane's own memory of keys: told twice is told once.
    private void tell(Hearer one, Action.News news, Instant now) {
        Announcements.Outcome outcome = ways.each().tell(one.key().lane(), key(one), news.text(one.language()));
        Hearer.Stand stand = stand(outcome);
        hearers.put(one, stand == Hearer.Stand.WAITING ? one.waitingUntil(again(one)) : one.settled(stand, now));
    }

    private Hearer.Stand stand(Hearer one, Action.News news) {
        Announcements.Outcome outlook = ways.each().outlook(one.key().lane(), key(one));
        Hearer.Stand stand = stand(outlook);
        if (outlook != Announcements.Outcome.TOLD) {
            return stand;
        }
        if (hearers.wasTold(one.person(), clock.instant().minus(BUDGET))) {
            return Hearer.Stand.TOLD_LATELY;
        }
        boolean isHeldBack = Math.floorMod(one.id().hashCode() * 31, 100) < news.holdBack();
        return isHeldBack ? Hearer.Stand.HELD_BACK : stand;
    }

    private Instant again(Hearer one) {
        return ways.each().again(one.key().lane());
    }

    private static String key(Hearer one) {
        return "action " + one.key().action();
    }

    private static Hearer.Stand stand(Announcements.Outcome outcome) {
        return switch (outcome) {
            case TOLD, TOLD_BEFORE -> Hearer.Stand.TOLD;
            case OPTED_OUT -> Hearer.Stand.OPTED_OUT;
            case NO_WAY -> Hearer.Stand.NO_WAY;
            case UNKNOWN, IN_CONFIDENCE -> Hearer.Stand.GONE;
            case IN_CONVERSATION, ASLEEP -> Hearer.Stand.WAITING;
        };
    }
}
