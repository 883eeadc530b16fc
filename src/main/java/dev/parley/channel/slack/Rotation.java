package dev.parley.channel.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.kit.Keep;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of workspaces that installed the app, renewed before they end where the app rotates them. A
/// refresh token counts once, so one node at a time renews; the others go on with the token there is, which
/// holds two hours more. Safe for any thread; blocks.
public final class Rotation implements Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final String CLAIM = "slack-renewal/";
    private static final Duration AHEAD = Duration.ofHours(2);
    /// A call takes seconds; a node that dies loses the turn to another.
    private static final Duration TURN = Duration.ofMinutes(1);

    private final Installs installs;
    private final Oauth.Exchange exchange;
    private final Keep turns;
    private final InstantSource clock;
    private final Executor later;
    /// Those that are looked after just now, or were within the minute.
    private final Cache<String, Boolean> busy =
            Caffeine.newBuilder().expireAfterWrite(TURN).build();

    /// @param later renews behind whoever needs a token
    public Rotation(Installs installs, Oauth.Exchange exchange, Keep turns, InstantSource clock, Executor later) {
        this.installs = installs;
        this.exchange = exchange;
        this.turns = turns;
        this.clock = clock;
        this.later = later;
    }

    @Override
    public Optional<Secret> token(String team) {
        Optional<Install> install = installs.install(team);
        Optional<Install.Renewal> renewal = install.flatMap(Install::renewal);
        if (renewal.isEmpty()) {
            return install.map(Install::token);
        }
        String id = install.get().id();
        Instant now = clock.instant();
        Instant until = renewal.get().until();
        if (!until.isAfter(now)) {
            renew(id);
            return installs.token(team);
        }
        if (until.minus(AHEAD).isBefore(now) && busy.asMap().putIfAbsent(id, true) == null) {
            later.execute(() -> renew(id));
        }
        return install.map(Install::token);
    }

    private void renew(String id) {
        Instant now = clock.instant();
        if (!turns.claim(CLAIM + id, now, now.plus(TURN))) {
            installs.fresh(id);
            return;
        }
        try {
            installs.fresh(id)
                    .ifPresent(install -> install.renewal()
                            .filter(it -> it.until().minus(AHEAD).isBefore(now))
                            .ifPresent(it -> renew(install, it)));
        } finally {
            turns.take(CLAIM + id, now);
        }
    }

    private void renew(Install install, Install.Renewal renewal) {
        try {
            Map<String, String> arguments = Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    renewal.refresh().reveal());
            SlackApi.Answer answer = exchange.ask(arguments);
            Install renewed = install.renewed(answer.body(), clock.instant());
            if (answer.isOk() && !renewed.isBare()) {
                installs.save(renewed);
                return;
            }
            LOG.warn(
                    "Slack does not renew the token of {}, which ends {}: {}",
                    install.id(),
                    renewal.until(),
                    answer.reason());
        } catch (NoAnswer e) {
            LOG.warn(
                    "Slack does not renew the token of {}, which ends {}: {}",
                    install.id(),
                    renewal.until(),
                    e.reason());
        }
    }

    /// A token that has ended says nothing about the install, so it is renewed before Slack is asked about it.
    @Override
    public void removed(String team, String enterprise) {
        token(team);
        token(enterprise);
        installs.removed(team, enterprise);
    }

    @Override
    public void belongs(String team, String enterprise) {
        installs.belongs(team, enterprise);
    }
}
