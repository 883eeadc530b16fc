package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.channel.Delivery;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is not to be disturbed (`dnd.teamInfo`: fifty people a call, twenty calls a minute). What Slack tells holds for
/// ten minutes. Where it does not tell, nobody is taken to rest: Slack itself keeps a message silent then. Safe for any
/// thread; blocks while Slack is asked.
public final class DoNotDisturb {
    /// So many people a call.
    public static final int PEOPLE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(DoNotDisturb.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int KEPT = 100_000;

    private final SlackApi api;
    private final Workspaces workspaces;
    private final Cache<Person, Rest> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(REMEMBERED).build();
    /// Workspaces that are not asked before then.
    private final Map<String, Instant> silent = new ConcurrentHashMap<>();

    /// A stretch of time.
    private record Rest(Instant from, Instant until) {
        static final Rest NONE = new Rest(Instant.EPOCH, Instant.EPOCH);

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    DoNotDisturb(SlackApi api, Workspaces workspaces) {
        this.api = api;
        this.workspaces = workspaces;
    }

    /// Whether it is known of somebody without asking, or cannot be asked for now.
    public boolean isKnown(Person person, Instant now) {
        return known.getIfPresent(person) != null || isSilent(person.team(), now);
    }

    /// Until when somebody rests who rests at that time; asks Slack if it is not known.
    public Optional<Instant> until(Person person, Instant at) {
        look(person.team(), List.of(person.user()), at);
        return Optional.ofNullable(known.getIfPresent(person))
                .filter(rest -> rest.holds(at))
                .map(Rest::until);
    }

    /// Asks Slack about those of whom nothing is known.
    public void look(String team, Collection<String> users, Instant now) {
        List<String> fresh = users.stream()
                .distinct()
                .filter(user -> !isKnown(new Person(team, user), now))
                .toList();
        for (int from = 0; from < fresh.size() && !isSilent(team, now); from += PEOPLE) {
            ask(team, fresh.subList(from, Math.min(from + PEOPLE, fresh.size())), now);
        }
    }

    private boolean isSilent(String team, Instant now) {
        return silent.getOrDefault(team, Instant.MIN).isAfter(now);
    }

    private void ask(String team, List<String> users, Instant now) {
        Optional<Secret> token = workspaces.token(team);
        if (token.isEmpty()) {
            silent.put(team, now.plus(REMEMBERED));
            return;
        }
        try {
            Map<String, String> arguments = Map.of("team_id", team, "users", String.join(",", users));
            SlackApi.Answer answer = api.call("dnd.teamInfo", token.get(), arguments);
            if (answer.isOk()) {
                users.forEach(user -> known.put(
                        new Person(team, user), rest(answer.body().path("users").path(user))));
            } else {
                giveUp(team, now.plus(pause(answer)), answer.reason());
            }
        } catch (NoAnswer e) {
            giveUp(team, now.plus(REMEMBERED), e.reason());
        }
    }

    private void giveUp(String team, Instant until, String why) {
        silent.put(team, until);
        LOG.info("Slack does not tell who in {} is not to be disturbed, asked again at {}: {}", team, until, why);
    }

    private static Duration pause(SlackApi.Answer answer) {
        boolean isForPatience = answer.status() == 429 || answer.error().contains("limited");
        return isForPatience && SlackErrors.of(answer) instanceof Delivery.Deferred deferred
                ? deferred.pause()
                : REMEMBERED;
    }

    private static Rest rest(JsonNode told) {
        return told.path("dnd_enabled").asBoolean(false)
                ? new Rest(
                        Instant.ofEpochSecond(told.path("next_dnd_start_ts").asLong(0)),
                        Instant.ofEpochSecond(told.path("next_dnd_end_ts").asLong(0)))
                : Rest.NONE;
    }
}
