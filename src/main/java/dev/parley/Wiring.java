package dev.parley;

import dev.parley.board.DigestExit;
import dev.parley.channel.Inbound;
import dev.parley.channel.sms.SignatureCheck;
import dev.parley.channel.sms.SmsStatusWebhook;
import dev.parley.channel.sms.SmsWebhook;
import dev.parley.channel.sms.TwilioSignature;
import dev.parley.command.FlowReport;
import dev.parley.command.StartFailure;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.flowtest.Played;
import dev.parley.followup.Sink;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Ids;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seal;
import dev.parley.kit.Work;
import dev.parley.samples.Samples;
import dev.parley.schedule.OurEnds;
import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.store.embedded.EmbeddedStoreException;
import dev.parley.web.AdminRoutes;
import dev.parley.web.ApiDocRoutes;
import dev.parley.web.ApiTokens;
import dev.parley.web.ConversationRoutes;
import dev.parley.web.HealthRoutes;
import dev.parley.web.Heard;
import dev.parley.web.HouseRoutes;
import dev.parley.web.MetricsRoutes;
import dev.parley.web.PageRoutes;
import dev.parley.web.RetryRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.SimulatorRoutes;
import dev.parley.web.WebServer;
import dev.parley.web.WebhookRoutes;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where the objects of a running server are made and joined.
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private static final int START_SECONDS = 20;
    /// The same samples each time.
    private static final long SAMPLE_SEED = 20_260_301;

    private final Settings settings;
    private final Ahead ahead;
    private final Clocks clocks = Clocks.system();
    private final InstantSource clock = clocks.wall();
    private final Settings.Mode mode;
    private final Vertx vertx;
    private final Outgoing outgoing;
    private final Store store;
    private final PublishedFlows flows;
    private final LaneIds ids;
    private final DigestExit exit;
    private final Inviting inviting;
    private final Counting counting;
    private final Retaining retaining;
    private final Setups setups;
    private final Chatting chatting;
    private final Following following;
    private final Inbox inbox;
    private final Siblings siblings;
    private final Admission admission;
    /// What people say, and what programs ask for.
    private final Work talks = Work.onVirtualThreads();

    private final Work work = Work.onVirtualThreads(Work.Limits.FOR_PROGRAMS);
    private final Lanes lanes = new Lanes(talks);
    private final Readiness readiness = new Readiness(this::missing, System::nanoTime);

    private Wiring(Settings settings, Settings.Mode mode, InstallationKey key, Store store, Ahead ahead) {
        this.settings = settings;
        this.ahead = ahead;
        this.store = store;
        this.mode = mode;
        vertx = ahead.vertx();
        Slacking.Outside slack = new Slacking.Outside(vertx, clock, store.keep(), Seal.of(key.bytes(), "slack"));
        outgoing = new Outgoing(settings, mode, store, slack, clocks.steady());
        ids = new LaneIds(key.bytes());
        exit = new DigestExit(key.bytes());
        OurEnds ends = Inviting.ends(settings, mode, outgoing.slack());
        inviting = new Inviting(store, key.bytes(), ends, outgoing.slack(), clocks);
        flows = new PublishedFlows(revision -> Publishing.stored(store.releases(), revision));
        counting = new Counting(store, flows, clocks, settings, mode);
        retaining = new Retaining(store, clocks.zone(), counting::settle);
        setups = new Setups(store, retaining.setting());
        Notices notices = notices();
        OtherSystems others =
                new OtherSystems(store, clock, vertx, key, settings.node().privateWebhooks());
        Calling calling = new Calling(others);
        Inbox.Outside outside = new Inbox.Outside(
                outgoing.courier(),
                inviting.nights(),
                inviting.confiding(notices, flows, notices::blank),
                calling::isKnown);
        chatting = new Chatting(settings, key.bytes(), clock);
        Hooking hooking = new Hooking(others);
        following = new Following(
                store, clocks, outward(hooking, calling), settings.storage().isEmbedded());
        LaneStore followed = following.followed(chatting.told(store.lanes()));
        Inbox.Parts parts = new Inbox.Parts(ids, followed, flows, clock, outside);
        inbox = new Inbox(parts, ahead.reader(), ahead.phrases());
        notices.join(inbox);
        outgoing.join(inbox);
        admission = new Admission(settings, mode, key.bytes(), store, clock);
        siblings = siblings(settings.node().cluster(), key);
        chatting.join(siblings);
    }

    private Notices notices() {
        return new Notices(
                inviting.keeper(),
                outgoing::slackTeam,
                new Notices.Way(flows, id -> SlackCases.link(settings.http().publicUrl(), id)));
    }

    private Following.Outward outward(Hooking hooking, Calling calling) {
        List<Sink> sinks = hooking.sinks(inviting.invitations(), flows);
        return new Following.Outward(
                hooking,
                sinks,
                calling,
                new Acting(store, clock, outgoing::slackTeam, inviting.everywhere(ids, flows)));
    }

    private Siblings siblings(Settings.Cluster cluster, InstallationKey key) {
        return cluster.on()
                ? Cluster.join(cluster, new Cluster.Ground(store.nodes(), clock, key.fingerprint()))
                : Siblings.ALONE;
    }

    /// Starts a server; returns once it accepts requests.
    ///
    /// @throws StartFailure if it cannot, with a sentence for the operator
    static Running start(Settings settings, Settings.Mode mode) {
        Ahead ahead = Ahead.of(settings.flowsDir());
        boolean started = false;
        try {
            Running running = start(settings, mode, ahead);
            started = true;
            return running;
        } finally {
            if (!started) {
                ahead.giveUp();
            }
        }
    }

    private static Running start(Settings settings, Settings.Mode mode, Ahead ahead) {
        Store store = open(settings.storage());
        boolean started = false;
        try {
            InstallationKey key = InstallationKey.of(
                    settings.access().secretKey(), settings.storage().dataDir());
            if (!store.installation().claim(key.fingerprint())) {
                throw new StartFailure(
                        "The database belongs to another PARLEY_SECRET_KEY. Set the one it was begun with:"
                                + " with another key every person would be taken for a new one.");
            }
            store.sealWith(key.bytes());
            Running running = new Wiring(settings, mode, key, store, ahead).run();
            started = true;
            return running;
        } catch (StoreUnavailable | UncheckedIOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } finally {
            if (!started) {
                store.close();
            }
        }
    }

    private static Store open(Settings.Storage storage) {
        try {
            return storage.isEmbedded()
                    ? Store.embedded(storage.dataDir())
                    : Store.connect(storage.mongodbUri().reveal());
        } catch (EmbeddedStoreException | StoreUnavailable | IllegalArgumentException e) {
            throw new StartFailure("The store cannot be opened: " + e.getMessage(), e);
        }
    }

    private Running run() {
        Engine engine = new Engine(ahead.reader(), ahead.phrases());
        Publishing publishing = publishing(engine);
        int published = publishing.publish(ahead.flows());
        Authoring authoring = new Authoring(
                new Authoring.Ground(settings.flowsDir(), publishing, flows),
                store,
                new Authoring.Minds(engine, ahead.reader()),
                clock);
        following.begin();
        WebServer web = listen(routes(authoring));
        List<Work> doors = List.of(talks, work);
        vertx.setPeriodic(250, timer -> doors.forEach(Work::refuseStale));
        outgoing.start(inbox);
        FlowWatch watch = FlowWatch.start(settings.flowsDir(), this::publishedElsewhere, publishing::publish);
        Running.Acting acting = new Running.Acting(
                watch, outgoing, chatting, new Running.Behind(inbox, following), siblings, admission);
        Running.Door door = new Running.Door(readiness, doors, settings.node().drain());
        return new Running(new Running.Parts(vertx, web, store, acting, door), published, this::fillWithSamples);
    }

    private Publishing publishing(Engine engine) {
        FlowReport report = new FlowReport(engine, false);
        Played played = Played.shipped();
        Publishing.Gauge gauge = new Publishing.Gauge(
                (file, flow) -> report.problems(file, flow, played), file -> Authoring.read(FlowReport.testFile(file)));
        return new Publishing(settings.flowsDir(), flows, new Publishing.Parts(store.releases(), clock, gauge));
    }

    /// What was published, in a text; nobody else has an embedded store.
    private String publishedElsewhere() {
        return settings.storage().isEmbedded()
                ? ""
                : store.releases().all().stream()
                        .map(shelf -> shelf.flow() + " " + shelf.version())
                        .collect(Collectors.joining(" "));
    }

    private void fillWithSamples() {
        Samples.Kept kept = new Samples.Kept(store.lanes(), store.invitations(), store.keep(), ids, inviting.upsert());
        Samples samples = new Samples(kept, new Engine(ahead.reader(), ahead.phrases()), new Random(SAMPLE_SEED));
        work.run(() -> {
                    int talks = samples.fill(flows.published(), clock.instant());
                    counting.desk().catchUp();
                    return talks;
                })
                .onSuccess(talks -> LOG.info("{} sample conversations of people who do not exist are there", talks))
                .onFailure(fault -> LOG.error("the samples did not come; the next start tries again", fault));
    }

    private WebServer listen(List<Routes> routes) {
        Settings.Http http = settings.http();
        WebServer.Listen listen = new WebServer.Listen(http.host(), http.port(), WebServer.Deadlines.USUAL);
        try {
            return WebServer.start(vertx, listen, routes, new Ids(clock, new SecureRandom()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw cannotListen(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotListen(e);
        }
    }

    private StartFailure cannotListen(Exception fault) {
        vertx.close();
        Throwable why = Optional.ofNullable(fault.getCause()).orElse(fault);
        return new StartFailure(
                "Cannot listen on " + settings.http().host() + ":"
                        + settings.http().port() + " (PARLEY_HTTP_HOST, PARLEY_HTTP_PORT): " + why.getMessage(),
                fault);
    }

    private List<Routes> routes(Authoring authoring) {
        List<Routes> routes = new ArrayList<>();
        Heard heard = new Heard(clock);
        routes.add(heard);
        Settings.Twilio twilio = settings.twilio();
        if (twilio.isOn()) {
            SignatureCheck signatures = twilio.signatureCheck()
                    ? TwilioSignature.of(twilio.authToken(), settings.http().publicUrl())
                    : SignatureCheck.OFF;
            SmsWebhook.Ways ways = new SmsWebhook.Ways(outgoing.callback(), twilio.messagingServiceSid());
            routes.add(new WebhookRoutes(new SmsWebhook(twilio.accountSid(), signatures, ways), inbox::receive, lanes)
                    .whenRefused(outgoing::refused));
            routes.add(WebhookRoutes.ofReceipts(
                    new SmsStatusWebhook(twilio.accountSid(), signatures), inbox::receipt, lanes));
        }
        outgoing.slack().ifPresent(slack -> routes.addAll(slackRoutes(slack)));
        ApiTokens tokens = new ApiTokens(settings.access().apiTokens());
        routes.addAll(admission.routes(vertx, tokens, work));
        Serving serving = new Serving(tokens, work, store.answers(), clock, new Ids(clock, new SecureRandom()));
        Chatting.Held held = new Chatting.Held(inbox, ids, flows, store.links(), people(serving));
        routes.addAll(chatting.start(new Chatting.Engine(vertx, talks, lanes, setups::organisation), held));
        routes.add(new ConversationRoutes(store.conversations(), inviting.around(conversing()), tokens, work));
        routes.add(new RetryRoutes(inbox.beside().retries(), serving));
        routes.addAll(inviting.start(vertx, serving, conversing()));
        routes.addAll(counting.start(vertx, serving, pinning()));
        routes.addAll(authoring.routes(inbox, serving));
        routes.addAll(following.start(vertx, serving, inbox));
        routes.addAll(List.of(new MetricsRoutes(counts()), house(heard)));
        routes.addAll(setups.routes(serving, work));
        routes.addAll(retaining.start(vertx, serving));
        routes.add(new HealthRoutes(readiness::ask, talks));
        routes.add(new ApiDocRoutes(work));
        routes.add(new AdminRoutes(work, mode == Settings.Mode.SERVE));
        if (mode == Settings.Mode.DEMO) {
            routes.add(new SimulatorRoutes(
                    new SimulatorRoutes.Parts(flows::published, inbox::receive, this::newest), lanes));
            routes.add(new PageRoutes());
        }
        return routes;
    }

    private List<Routes> slackRoutes(Slacking slack) {
        slack.start(vertx, talks);
        Slacking.Staff staff = new Slacking.Staff(
                inviting.slackCommands(flows, doing()),
                following.slackCases(inbox, settings.http().publicUrl()),
                following.actions());
        return slack.routes(inbox, outgoing, new Slacking.Doors(vertx, lanes, talks), staff);
    }

    private Chatting.People people(Serving serving) {
        return new Chatting.People(
                inviting.keeper(), inviting.offers(conversing()), inviting::line, serving, mode == Settings.Mode.DEMO);
    }

    private Pinning pinning() {
        return new Pinning(store, settings, clocks, exit, new Digesting.Slack(outgoing::slackTeam, inbox));
    }

    private Inviting.Conversing conversing() {
        return new Inviting.Conversing(flows, ids, inbox, outgoing.courier().pace());
    }

    private SlackCommands.Doing doing() {
        return new SlackCommands.Doing(
                inbox::startWanted,
                inbox::spoken,
                this::missing,
                flow -> flow.about().anonymity().isPresent()
                        ? Results.of(flow, store.study())
                        : Results.of(flow, counting.desk()),
                clock);
    }

    private List<MetricsRoutes.Family> counts() {
        return List.of(
                new MetricsRoutes.Family(
                        "parley_outbox_total",
                        "What became of messages out, but those of anonymous surveys.",
                        outgoing::counts),
                new MetricsRoutes.Family(
                        "parley_invitations_total", "What was decided about invitations.", inviting::counts),
                new MetricsRoutes.Family("parley_node_total", "What befell this process.", this::befell));
    }

    private HouseRoutes house(Heard heard) {
        String kept = settings.storage().isEmbedded() ? "embedded" : "mongodb";
        HouseRoutes.About about = new HouseRoutes.About(Admission.version(), kept, clock, clock.instant());
        return new HouseRoutes(
                new HouseRoutes.Parts(House.channels(settings), heard, this::missing, counts(), about), work);
    }

    private Map<String, Long> befell() {
        return Map.of(
                "refused_busy",
                talks.refused() + work.refused() + lanes.refused(),
                "clock_jumps",
                clocks.steady().jumps());
    }

    private Optional<String> missing() {
        return store.missing().or(outgoing::missing);
    }

    private Optional<Conversation> newest(Inbound inbound) {
        return store.lanes()
                .find(ids.of(new Parties(inbound.channel(), inbound.our(), inbound.their())))
                .map(Lane::talk)
                .flatMap(Lane.Talk::current)
                .filter(one -> !one.isInConfidence());
    }
}
