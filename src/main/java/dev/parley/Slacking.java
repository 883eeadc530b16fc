package dev.parley;

import dev.parley.action.Actions;
import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.slack.Beside;
import dev.parley.channel.slack.Commands;
import dev.parley.channel.slack.Home;
import dev.parley.channel.slack.Identity;
import dev.parley.channel.slack.InstallPages;
import dev.parley.channel.slack.Installs;
import dev.parley.channel.slack.Oauth;
import dev.parley.channel.slack.Person;
import dev.parley.channel.slack.Proof;
import dev.parley.channel.slack.Revoked;
import dev.parley.channel.slack.Rotation;
import dev.parley.channel.slack.SlackApi;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.channel.slack.SlackParts;
import dev.parley.channel.slack.SlackSender;
import dev.parley.channel.slack.SlackSignature;
import dev.parley.channel.slack.SocketMode;
import dev.parley.channel.slack.Workspaces;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Took;
import dev.parley.kit.Keep;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seal;
import dev.parley.kit.Work;
import dev.parley.schedule.Members;
import dev.parley.schedule.OurEnds;
import dev.parley.settings.Settings;
import dev.parley.settings.SlackApp;
import dev.parley.web.Routes;
import dev.parley.web.WebhookRoutes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Joins what concerns Slack. Safe for any thread.
final class Slacking implements AutoCloseable {
    /// So many of the newest actions the home shows.
    private static final int SHOWN = 5;

    private static final long ASK_MILLIS = 30_000;
    private static final Executor LATER =
            task -> Thread.ofVirtual().name("slack").start(task);

    private final SlackApp app;
    private final Ways ways;
    private final Identity identity;
    private final Installs installs;
    private volatile Optional<SocketMode> socket = Optional.empty();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Slacking(SlackApp app, Ways ways, Identity identity, Installs installs) {
        this.app = app;
        this.ways = ways;
        this.identity = identity;
        this.installs = installs;
    }

    /// The channel as it is set up.
    static Slacking of(Settings settings, Outside outside) {
        InstantSource clock = outside.clock();
        SlackApp app = settings.slack();
        SlackApi api = SlackApi.of(outside.vertx(), app.api().url());
        Installs installs = new Installs(outside.keep(), outside.seal(), new Revoked(api));
        Identity identity = new Identity(api, app.botToken());
        Oauth.Client client = new Oauth.Client(
                app.client().id(),
                app.client().secret(),
                URI.create(settings.http().publicUrl() + InstallPages.REDIRECT));
        Workspaces one = Workspaces.one(app.botToken());
        Workspaces workspaces = app.client().isPresent()
                ? new Beside(
                        new Rotation(installs, client.exchange(api), outside.keep(), clock, LATER), one, identity::team)
                : one;
        Oauth oauth = new Oauth(api, client, new Oauth.Kept(outside.keep(), installs), clock);
        Ways ways = new Ways(SlackParts.of(api, workspaces, outside.seal()), oauth, proof(settings, clock));
        return new Slacking(app, ways, identity, installs);
    }

    private static Proof proof(Settings settings, InstantSource clock) {
        if (!settings.twilio().signatureCheck()) {
            return Proof.OFF;
        }
        return settings.slack().signingSecret().isPresent()
                ? SlackSignature.of(settings.slack().signingSecret(), clock)
                : (header, body) -> "Slack calls over a connection of ours only";
    }

    /// What it works with.
    record Outside(Vertx vertx, InstantSource clock, Keep keep, Seal seal) {}

    /// The ways in and out.
    private record Ways(SlackParts parts, Oauth oauth, Proof proof) {}

    SlackSender sender() {
        return ways.parts().sender();
    }

    /// The workspace of people who are named without one, "" as long as it is not known.
    String team() {
        return identity.team();
    }

    /// The workspace of channels that are named without one: ours, else the only one that has the app; "" if
    /// there are several, or none is known.
    String home() {
        List<String> all = identity.team().isEmpty() && app.client().isPresent() ? installs.all() : List.of();
        return all.size() == 1 ? all.getFirst() : identity.team();
    }

    /// Who is there to be asked.
    SlackDirectory directory() {
        return new SlackDirectory(ways.parts().roster(this::pause), this::places);
    }

    /// Who is not to be disturbed.
    SlackRest rest(OurEnds ends) {
        return new SlackRest(ways.parts().doNotDisturb(), ends, LATER, this::goesOnAfter);
    }

    /// The workspace of `SLACK_BOT_TOKEN` and those that have installed the app by themselves.
    private List<SlackDirectory.Place> places() {
        String ours = askedTeam();
        List<SlackDirectory.Place> places = new ArrayList<>();
        if (!ours.isEmpty()) {
            places.add(new SlackDirectory.Place(ours, true));
        }
        if (app.client().isPresent()) {
            installs.all().stream()
                    .filter(id -> !id.equals(ours))
                    .forEach(id -> places.add(new SlackDirectory.Place(id, false)));
        }
        return places;
    }

    /// Planning begins as soon as the server does, so it may be the first to need to know.
    private String askedTeam() {
        if (identity.team().isEmpty() && app.botToken().isPresent()) {
            identity.ask();
        }
        return identity.team();
    }

    /// Waits, but not beyond the server's end.
    private void pause(Duration time) {
        if (!goesOnAfter(time)) {
            throw new Members.Unknown("the server ends");
        }
    }

    private boolean goesOnAfter(Duration time) {
        try {
            return !ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What Slack calls.
    List<Routes> routes(Inbox inbox, Outgoing outgoing, Doors doors, Staff staff) {
        SlackCommands commands = staff.commands();
        Lanes lanes = doors.lanes();
        SlackDesk desk = new SlackDesk(
                inbound -> receive(inbox, outgoing, inbound),
                (person, ref) -> inbox.question(parties(person), ref),
                LATER);
        SlackDesk.Extras extras = new SlackDesk.Extras(
                new Commands(commands, app.admins(), this::met), person -> state(inbox, staff, person), staff.cases());
        List<Routes> routes = new ArrayList<>();
        SlackParts.Calls calls = ways.parts().calls(ways.proof(), desk, extras);
        if (app.appToken().isPresent()) {
            socket = Optional.of(ways.parts().socket(doors.vertx(), app.appToken(), calls, lanes));
            socket.get().start();
        }
        ways.parts().webhooks(calls).forEach(webhook -> routes.add(new WebhookRoutes(webhook, inbox::receive, lanes)));
        if (app.client().isPresent()) {
            routes.add(new InstallPages(ways.oauth(), doors.work())::addTo);
        }
        return routes;
    }

    /// Who carries out what people order, and what was done because of what they said.
    record Staff(SlackCommands commands, SlackCases cases, Actions actions) {}

    /// Where blocking work is done.
    record Doors(Vertx vertx, Lanes lanes, Work work) {}

    /// Finds out which workspace is ours.
    void start(Vertx vertx, Work work) {
        if (!app.botToken().isPresent()) {
            return;
        }
        Runnable ask = () -> work.run(() -> {
            identity.ask();
            return identity.team();
        });
        ask.run();
        vertx.setPeriodic(ASK_MILLIS, timer -> {
            if (identity.team().isEmpty()) {
                ask.run();
            }
        });
    }

    private void met(Person person) {
        met(person.team());
    }

    /// Genuine calls tell our workspace, too, if there is but one: people's addresses depend on whether it is known.
    private void met(String team) {
        if (!app.client().isPresent()) {
            identity.heard(team);
        }
    }

    private Handled receive(Inbox inbox, Outgoing outgoing, Inbound inbound) {
        met(inbound.our());
        Took took = inbox.take(inbound);
        took.job().ifPresent(outgoing::take);
        return took.handled();
    }

    private Home.State state(Inbox inbox, Staff staff, Person person) {
        met(person);
        Home.Settings settings = staff.commands().settings(person);
        String language = staff.commands().spoken(person);
        return new Home.State(
                inbox.open(parties(person)).map(open -> new Home.State.Open(open.text(), open.question())),
                settings,
                language,
                staff.actions().done(SHOWN).stream()
                        .flatMap(one -> one.news().stream())
                        .map(news -> news.text(language))
                        .toList());
    }

    static Parties parties(Person person) {
        return new Parties(SlackDesk.CHANNEL, person.team(), person.user());
    }

    @Override
    public void close() {
        ended.countDown();
        socket.ifPresent(SocketMode::close);
        ways.parts().close();
    }
}
