package dev.parley;

import dev.parley.channel.slack.SlackDesk;
import dev.parley.channel.sms.SmsAccount;
import dev.parley.channel.sms.SmsHistory;
import dev.parley.channel.sms.SmsSender;
import dev.parley.channel.sms.SmsStatusWebhook;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxLanes;
import dev.parley.inbox.Repair;
import dev.parley.kit.Alone;
import dev.parley.kit.SteadyClock;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Dispatcher;
import dev.parley.outbox.Job;
import dev.parley.outbox.Pace;
import dev.parley.outbox.Pacer;
import dev.parley.outbox.Paces;
import dev.parley.outbox.Tally;
import dev.parley.outbox.Watch;
import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.web.SimulatorRoutes;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that makes a running server act by itself: the ways out of the channels, the dispatcher and its
/// watch, and the repair of what was missed. Safe for any thread.
final class Outgoing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final long SETTLE_MILLIS = 10_000;
    /// So long it may take to find out what people said while we were away.
    private static final Duration MISSED = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Store store;
    private final Optional<SmsAccount> account;
    private final Optional<SmsSender> sms;
    private final Optional<Slacking> slack;
    private final Optional<URI> callback;
    private final Carriers carriers;
    private final Courier courier;
    private final Watch watch;
    private final Tally tally = new Tally();
    private volatile Optional<Dispatcher> dispatcher = Optional.empty();
    private final Executor workers = task -> Thread.ofVirtual().name("send").start(task);
    private final RepairClock repairs;
    private final Alone settling = new Alone();
    private final AtomicBoolean acting = new AtomicBoolean();
    private final Vertx vertx;
    private final String service;

    Outgoing(Settings settings, Settings.Mode mode, Store store, Slacking.Outside outside, SteadyClock steady) {
        slack = Optional.of(settings).filter(it -> it.slack().isOn()).map(it -> Slacking.of(it, outside));
        clock = outside.clock();
        vertx = outside.vertx();
        this.store = store;
        Settings.Twilio twilio = settings.twilio();
        service = twilio.messagingServiceSid();
        callback = callback(settings);
        account = Optional.of(twilio)
                .filter(it -> it.authToken().isPresent())
                .map(it -> new SmsAccount(it.accountSid(), it.authToken(), it.apiUrl(), callback));
        sms = account.map(it -> SmsSender.of(vertx, it));
        Map<String, Carrier> byChannel = new HashMap<>();
        sms.ifPresent(sender -> byChannel.put("sms", new Carrier.Provider(sender, callback.isPresent())));
        slack.ifPresent(
                it -> byChannel.put(SlackDesk.CHANNEL, new Carrier.Provider(it.sender(), Carrier.Answers.BY_CALL)));
        // What is said in the web chat stands in its transcript, which its pages read.
        byChannel.put("web", new Carrier.Transcript());
        if (mode == Settings.Mode.DEMO) {
            byChannel.put(SimulatorRoutes.CHANNEL, new Carrier.Transcript());
        }
        carriers = new Carriers(byChannel);
        watch = new Watch(clock, steady);
        courier = new Courier(carriers, paces(settings, store), watch);
        repairs = new RepairClock(clock);
    }

    private static Pace paces(Settings settings, Store store) {
        Pacer messages = new Pacer(store.pace(), settings.slack().api().messagesPerSecond());
        return new Paces(Map.of(
                "sms",
                new Pacer(store.pace(), settings.twilio().segmentsPerSecond()),
                SlackDesk.CHANNEL,
                Paces.repliesAtOnce(messages)));
    }

    /// Where Twilio tells what became of messages: nowhere if it cannot reach us. A stand-in for Twilio on this
    /// machine reaches us always.
    private static Optional<URI> callback(Settings settings) {
        URI publicUrl = settings.http().publicUrl();
        boolean reachesUs =
                !isLoopback(publicUrl) || isLoopback(settings.twilio().apiUrl());
        return settings.twilio().authToken().isPresent() && reachesUs
                ? Optional.of(URI.create(publicUrl + SmsStatusWebhook.PATH))
                : Optional.empty();
    }

    private static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost()).replaceAll("[\\[\\]]", "");
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Slack, if it is set up.
    Optional<Slacking> slack() {
        return slack;
    }

    /// The workspace of channels that are named without one, "" if none is known.
    String slackTeam() {
        return slack.map(Slacking::home).orElse("");
    }

    Courier courier() {
        return courier;
    }

    Optional<URI> callback() {
        return callback;
    }

    /// What became of messages so far, by a word each.
    Map<String, Long> counts() {
        return tally.counts();
    }

    /// Why nothing goes out, if nothing does.
    Optional<String> missing() {
        return watch.isStuck() ? Optional.of("The dispatcher stands still.") : Optional.empty();
    }

    /// Takes the inbox whose messages go out.
    void join(Inbox inbox) {
        dispatcher = Optional.of(
                new Dispatcher(new Dispatcher.Parts(new InboxLanes(inbox), carriers, tally, clock, workers)));
    }

    /// Makes a call that was claimed together with what led to it.
    void take(Job claimed) {
        dispatcher.ifPresent(it -> it.take(claimed));
    }

    /// A message could not be taken in just now; the provider's list is looked at for it soon.
    void refused() {
        repairs.refused();
    }

    /// Begins to act.
    void start(Inbox inbox) {
        vertx.setPeriodic(SETTLE_MILLIS, timer -> workers.execute(() -> settling.run(() -> settle(inbox))));
        if (account.isEmpty()) {
            act();
        }
        account.ifPresent(it -> {
            repairs.start(new Repair(inbox, SmsHistory.of(vertx, it, service), store.installation()), this::act);
            vertx.setTimer(MISSED.toMillis(), timer -> workers.execute(this::act));
        });
    }

    /// Sends, and lets time do its work. Not before it is known what people said while we were away: who has
    /// answered is not to be reminded, and who said stop is not to be written to.
    private void act() {
        if (acting.compareAndSet(false, true)) {
            dispatcher.ifPresent(watch::start);
        }
    }

    /// Two rounds are less than the claim of a call.
    private static int settle(Inbox inbox) {
        try {
            int lanes = inbox.settleOverdue();
            LOG.debug("answers on {} lanes noted as sent", lanes);
            return lanes;
        } catch (IllegalStateException e) {
            LOG.debug("answers are not noted as sent yet: {}", e.getMessage());
            return 0;
        }
    }

    @Override
    public void close() {
        repairs.close();
        watch.close();
        sms.ifPresent(SmsSender::close);
        slack.ifPresent(Slacking::close);
    }
}
