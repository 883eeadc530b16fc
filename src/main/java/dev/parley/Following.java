package dev.parley;

import dev.parley.action.Actions;
import dev.parley.action.FavourAsking;
import dev.parley.action.Spreading;
import dev.parley.calling.Caller;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Condition;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Value;
import dev.parley.followup.Case;
import dev.parley.followup.CaseBook;
import dev.parley.followup.CaseDesk;
import dev.parley.followup.CaseOpener;
import dev.parley.followup.Desks;
import dev.parley.followup.Follower;
import dev.parley.followup.Marks;
import dev.parley.followup.Remarks;
import dev.parley.followup.Sink;
import dev.parley.followup.ThemeBook;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.ToldLanes;
import dev.parley.kit.Ids;
import dev.parley.kit.Work;
import dev.parley.schedule.Local;
import dev.parley.store.Store;
import dev.parley.theme.Tones;
import dev.parley.theme.Tongues;
import dev.parley.web.ApiTokens;
import dev.parley.web.CaseRoutes;
import dev.parley.web.CaseStream;
import dev.parley.web.DeskRoutes;
import dev.parley.web.FavourRoutes;
import dev.parley.web.RemarkRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.ThemeRoutes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins what happens behind turns: cases, and those who work on them. Safe for any thread.
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private static final long ROUND_MILLIS = 250;
    private static final long CLOCK_MILLIS = 5_000;
    private static final long HOOK_MILLIS = 500;
    private static final long LOOK_MILLIS = 2_000;
    private static final Work.Limits OUTWARD = new Work.Limits(16, 16, Duration.ofSeconds(10));
    private static final long ADOPT_MILLIS = 10_000;
    /// A node that shares its database moves its mark on every five seconds.
    private static final Duration GONE = Duration.ofSeconds(30);
    private static final int TALKS = 50;
    /// No desk changes more within the seconds that a mark is old.
    private static final int CHANGED_WHILE_AWAY = 5_000;
    private static final long SWEEP_MILLIS = 3_600_000;

    private final Store store;
    private final InstantSource clock;
    private final Ids ids;
    private final Desks desks;
    private final CaseBook book;
    private final ThemeBook themes;
    private final Follower follower;
    private final Hooking hooking;
    private final Calling calling;
    private final Acting acting;
    /// Other systems answer slowly, or never: waiting for them takes no place from those who ask for something here.
    private final Work outward = Work.onVirtualThreads(OUTWARD);
    private volatile Optional<CaseStream> stream = Optional.empty();
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();
    private final ZoneId zone;

    /// What tells other systems, asks them, and tells people what was done.
    ///
    /// @param sinks what makes events of what was written
    record Outward(Hooking hooking, List<Sink> sinks, Calling calling, Acting acting) {
        Outward {
            sinks = List.copyOf(sinks);
        }

        private List<Sink> behind(Sink first) {
            List<Sink> all = new ArrayList<>(List.of(first));
            all.addAll(sinks);
            all.add(calling.caller());
            all.add(acting.favours());
            return all;
        }
    }

    /// @param alone whether no other process can have the database
    Following(Store store, Clocks clocks, Outward outward, boolean alone) {
        this.store = store;
        hooking = outward.hooking();
        calling = outward.calling();
        acting = outward.acting();
        clock = clocks.wall();
        zone = clocks.zone();
        ids = new Ids(clock, new SecureRandom());
        desks = new Desks(store.shelf("settings", List.of()), clock);
        book = new CaseBook(store.cases(), clock, this::changed);
        themes = new ThemeBook(store.shelf("settings", List.of()), clock);
        CaseOpener.Matching matching = new CaseOpener.Matching(this::condition, themes::get);
        CaseOpener opener = new CaseOpener(
                book, desks, matching, lane -> store.lanes().fresh(lane).isPresent(), clock);
        Marks marks = new Marks(store.shelf("followed", List.of()), ids.next(), alone ? Duration.ZERO : GONE);
        Follower.Sources sources =
                new Follower.Sources(store.written(), since -> book.changedSince(since, CHANGED_WHILE_AWAY));
        follower = new Follower(marks, sources, outward.behind(opener), clock);
    }

    /// Lanes whose writes are followed.
    LaneStore followed(LaneStore lanes) {
        return new ToldLanes(lanes, follower::take);
    }

    /// To be called before the first turn.
    void begin() {
        follower.begin();
    }

    /// What people at the desk do with cases, wherever they do it: it remembers nothing itself.
    CaseDesk desk(Inbox inbox) {
        return new CaseDesk(book, inbox::reply, store.conversations()::find, clock);
    }

    /// What was done because of what people said.
    Actions actions() {
        return acting.actions();
    }

    /// What people at the desk do with cases, for people in Slack.
    ///
    /// @param publicUrl where browsers find the admin app
    SlackCases slackCases(Inbox inbox, URI publicUrl) {
        return new SlackCases(desk(inbox), desks::get, publicUrl, clock);
    }

    /// The parts of the API, and what happens behind turns from now on.
    List<Routes> start(Vertx vertx, Serving serving, Inbox inbox) {
        Work work = serving.work();
        ApiTokens tokens = serving.tokens();
        CaseDesk desk = desk(inbox);
        Looks inside = new Looks(vertx, work);
        Looks outside = new Looks(vertx, outward);
        inside.every(ROUND_MILLIS, "following up", () -> !follower.isIdle(), follower::round);
        inside.soon(ADOPT_MILLIS, "looking for lost nodes", follower::adopt);
        inside.every(CLOCK_MILLIS, "overdue cases", () -> desk.round(desks.get()));
        // Each claims what it tells: an endpoint that takes twenty seconds must not hold up those of the next round.
        outside.overlapping(HOOK_MILLIS, "webhooks", hooking::round);
        calling.join(inbox.beside().callbacks());
        Caller caller = calling.caller();
        outside.every(ROUND_MILLIS, "calls of integrations", caller::isPending, caller::round);
        outside.soon(LOOK_MILLIS, "looking for integrations", this::look);
        inside.every(SWEEP_MILLIS, "sweeping old webhooks", hooking::sweep);
        inside.every(SWEEP_MILLIS, "sweeping old calls", calling::sweep);
        CaseStream news = new CaseStream(book, tokens, work, clock);
        stream = Optional.of(news);
        RemarkRoutes.Ground words = words();
        Spreading spreading = acting.spreading(words.remarks(), themes, inbox);
        outside.every(CLOCK_MILLIS, "telling what was done", spreading::round);
        FavourAsking asking = acting.asking(inbox, book);
        outside.every(CLOCK_MILLIS, "asking for favours", asking::round);
        return List.of(
                new CaseRoutes(new CaseRoutes.Parts(book, desk, desks, this::backdrop, this::talks), serving),
                news,
                hooking.routes(serving),
                calling.routes(serving),
                new RemarkRoutes(words, serving),
                new ThemeRoutes(words, serving),
                acting.routes(spreading, themes, serving),
                new FavourRoutes(acting.favours(), serving),
                new DeskRoutes(new DeskRoutes.Ground(desks, this::condition, themes::get), serving));
    }

    private RemarkRoutes.Ground words() {
        Tones tones = new Tones();
        Remarks remarks =
                new Remarks(store.conversations(), store.shelf("comments", List.of("at")), new Tongues(tones));
        return new RemarkRoutes.Ground(remarks, themes, tones);
    }

    private int look() {
        return calling.look() == 0 ? 0 : calling.caller().round();
    }

    private void changed(CaseBook.Change change) {
        follower.take(change.after());
    }

    /// Nobody is told of changes any more.
    void hush() {
        stream.ifPresent(CaseStream::end);
    }

    /// Follows what still waits, before the store is closed.
    void end() {
        hooking.close();
        calling.close();
        try {
            follower.end();
        } catch (IllegalStateException e) {
            LOG.warn("what was written last is followed after the next start: {}", e.getMessage());
        }
    }

    private Condition condition(String text) {
        return conditions.computeIfAbsent(text, Inviting::condition);
    }

    private CaseRoutes.Backdrop backdrop(Case one) {
        List<Conversation> talks = talks(one);
        return new CaseRoutes.Backdrop(
                talks.stream()
                        .filter(talk -> talk.id().equals(one.about().conversation()))
                        .findFirst(),
                scores(talks),
                store.lanes().find(one.about().lane()).map(this::person).orElse(Value.Fields.NONE));
    }

    private List<Conversation> talks(Case one) {
        return store.talks().of(one.about().lane(), TALKS);
    }

    private static Value.Many scores(List<Conversation> talks) {
        List<Value> scores = new ArrayList<>();
        talks.stream()
                .flatMap(talk -> talk.history().answers().stream())
                .filter(answer -> answer.value() instanceof Value.Numeric
                        && !answer.rating().scale().isEmpty())
                .sorted(Comparator.comparing(
                        (Answer answer) -> answer.evidence().at()))
                .forEach(answer -> scores.add(Value.Fields.NONE
                        .with("scale", Value.of(answer.rating().scale()))
                        .with("score", answer.value())
                        .with("band", Value.of(answer.rating().band()))
                        .with("at", new Value.Moment(answer.evidence().at()))));
        return new Value.Many(scores);
    }

    private Value.Fields person(Lane lane) {
        Instant now = clock.instant();
        Value.Fields known =
                lane.talk().current().map(talk -> talk.facts().contact()).orElse(Value.Fields.NONE);
        Local local = Local.of(known, lane.contact().parties(), zone);
        return known.with("local-time", Value.of(local.time(now)))
                .with("quiet", Value.of(local.isQuiet(now, Quiet.NIGHT)))
                .with("opted-out", Value.of(lane.isOptedOut()));
    }
}
