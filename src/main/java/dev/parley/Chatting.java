package dev.parley;

import dev.parley.channel.webchat.Allowances;
import dev.parley.channel.webchat.AskedTokens;
import dev.parley.channel.webchat.HostIdentity;
import dev.parley.channel.webchat.VisitTokens;
import dev.parley.channel.webchat.Words;
import dev.parley.contact.Address;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Links;
import dev.parley.inbox.Parties;
import dev.parley.inbox.ToldLanes;
import dev.parley.kit.Ids;
import dev.parley.kit.Lanes;
import dev.parley.kit.Work;
import dev.parley.schedule.Offers;
import dev.parley.settings.Settings;
import dev.parley.web.Caller;
import dev.parley.web.ChatDesk;
import dev.parley.web.ChatDoor;
import dev.parley.web.ChatJson;
import dev.parley.web.ChatRoutes;
import dev.parley.web.ChatStreams;
import dev.parley.web.DemoRoutes;
import dev.parley.web.LinkDesk;
import dev.parley.web.LinkRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.SurveyRoutes;
import dev.parley.web.WidgetRoutes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Joins what concerns the web chat. Safe for any thread.
final class Chatting {
    /// How often to look what other nodes have changed.
    private static final long LOOK_MILLIS = 3_000;

    private static final long SWEEP_MILLIS = 3_600_000;
    /// A person does not answer thirty questions in half a minute.
    private static final Allowances.Rate WORDS = new Allowances.Rate(60, 2);

    private final Settings settings;
    private final byte[] key;
    private final InstantSource clock;
    private volatile Optional<ChatStreams> streams = Optional.empty();
    private volatile Siblings siblings = Siblings.ALONE;

    Chatting(Settings settings, byte[] key, InstantSource clock) {
        this.settings = settings;
        this.key = key.clone();
        this.clock = clock;
    }

    /// Lanes whose changes are told to those who look at them.
    LaneStore told(LaneStore lanes) {
        return new ToldLanes(lanes, lane -> {
            streams.ifPresent(it -> it.changed(lane.id()));
            siblings.tell(lane.id().value());
        });
    }

    /// Hears what other nodes change, and tells them what this one does.
    void join(Siblings others) {
        siblings = others;
        others.listen(lane -> streams.ifPresent(it -> it.changedElsewhere(new LaneId(lane))));
    }

    /// What conversations on the web are held with.
    record Held(Inbox inbox, LaneIds ids, Flows flows, Links links, People people) {}

    /// Who holds them, and who may give out links.
    ///
    /// @param ends the line to an address
    /// @param isDemo whether anybody may have a link
    record People(
            Bystander bystander,
            Offers offers,
            Function<Address, Optional<Parties>> ends,
            Serving serving,
            boolean isDemo) {}

    /// What it runs on.
    ///
    /// @param organisation who asks, as pages say it; may block
    record Engine(Vertx vertx, Work work, Lanes lanes, Supplier<String> organisation) {}

    /// The web chat's part of the server.
    List<Routes> start(Engine engine, Held held) {
        ChatDesk desk = desk(held);
        Words words = new Words();
        ChatJson json = new ChatJson(words);
        LinkDesk links = new LinkDesk(held.links(), new SecureRandom(), clock);
        new Looks(engine.vertx(), engine.work()).every(SWEEP_MILLIS, "sweeping old links", () -> {
            links.sweep();
            return 0;
        });
        ChatStreams open =
                new ChatStreams(engine.vertx(), engine.work(), held.inbox().pages()::show, json);
        open.start(settings.storage().isEmbedded() ? 0 : LOOK_MILLIS);
        streams = Optional.of(open);
        ChatRoutes.Parts parts = new ChatRoutes.Parts(
                desk, open, new HostIdentity(settings.chat().identityKey()), links::usable, clock);
        ChatDoor door = door(held.flows(), words);
        URI publicUrl = settings.http().publicUrl();
        List<Routes> demo = held.people().isDemo()
                ? List.of(new DemoRoutes(held.flows(), links, engine.work()))
                : List.<Routes>of();
        List<Routes> all = new ArrayList<>(demo);
        all.addAll(List.of(
                new ChatRoutes(parts, door, json, engine.lanes()),
                new SurveyRoutes(
                        new SurveyRoutes.Parts(desk, links, publicUrl, engine.lanes(), engine.organisation()),
                        door,
                        words),
                new LinkRoutes(
                        new LinkRoutes.Parts(desk, links, held.people().ends(), publicUrl),
                        held.people().serving()),
                new WidgetRoutes(words)));
        return all;
    }

    private ChatDesk desk(Held held) {
        return new ChatDesk(
                new ChatDesk.Parts(
                        held.inbox().pages(),
                        held.ids(),
                        held.flows(),
                        held.links(),
                        new ChatDesk.Acquainted(
                                held.people().bystander(), held.people().offers())),
                clock,
                new Ids(clock, new SecureRandom())::next);
    }

    /// Ends the streams, whose readers come again: here after a restart, or at another node.
    void end() {
        streams.ifPresent(ChatStreams::end);
    }

    private ChatDoor door(Flows flows, Words words) {
        double perSecond = settings.chat().sessionsPerMinute() / 60.0;
        Allowances.Rate callers = new Allowances.Rate(settings.chat().sessionsPerMinute() * 4, perSecond);
        return new ChatDoor(
                new ChatDoor.Parts(
                        settings.http().publicUrl(),
                        new Caller(settings.chat().trustedProxies()),
                        new Allowances(callers, System::nanoTime),
                        new Allowances(WORDS, System::nanoTime),
                        words),
                flows,
                new VisitTokens(key, clock),
                new AskedTokens(key));
    }
}
