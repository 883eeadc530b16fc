package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Delivery;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Who is in a workspace (`users.list`, `conversations.members`, `usergroups.users.list`). Slack allows about twenty
/// pages a minute: where it asks for patience, the caller waits. Bots and people who have left are never given. Safe
/// for any thread; blocks, for minutes in large workspaces.
public final class Roster {
    /// Slack's bound is 1,000; pages may be shorter.
    private static final String PAGE = "999";
    /// A workspace of a million.
    private static final int MOST_PAGES = 2_000;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int MOST_PAUSES = 100;
    /// A page that fails is asked for so often again, each time after a longer pause.
    private static final int MOST_FAILURES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final String SLACKBOT = "USLACKBOT";

    private final SlackApi api;
    private final Workspaces workspaces;
    private final Patience patience;

    /// @param patience waits
    public Roster(SlackApi api, Workspaces workspaces, Patience patience) {
        this.api = api;
        this.workspaces = workspaces;
        this.patience = patience;
    }

    /// Waits for a time.
    @FunctionalInterface
    public interface Patience {
        /// Returns after that time.
        void pause(Duration time);
    }

    /// Somebody in a workspace.
    ///
    /// @param locale in which they see Slack, such as `es-ES`; "" if Slack does not say
    /// @param guest whether they see single channels only, or are of another company
    public record Colleague(String user, String name, Optional<ZoneId> zone, String locale, boolean guest) {}

    /// Slack does not tell now; the message says why.
    public static final class Untold extends IllegalStateException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final boolean lasting;

        Untold(String why) {
            this(why, false);
        }

        Untold(String why, boolean lasting) {
            super(why);
            this.lasting = lasting;
        }

        /// Whether Slack has refused, so that asking again soon is of no use.
        public boolean isLasting() {
            return lasting;
        }
    }

    /// The workspaces of an organisation that has installed the app as a whole, by their ids.
    ///
    /// @throws Untold if Slack does not tell
    public List<String> workspaces(String organisation) {
        List<String> teams = new ArrayList<>();
        pages(
                "auth.teams.list",
                organisation,
                Map.of(),
                answer -> answer.path("teams").forEach(team -> teams.add(Json.text(team, "id"))));
        teams.forEach(team -> workspaces.belongs(team, organisation));
        return teams;
    }

    /// Everybody, page by page.
    ///
    /// @throws Untold if Slack does not tell; some may have been given
    public void everyone(String team, Consumer<List<Colleague>> page) {
        Map<String, String> all = Map.of("team_id", team, "include_locale", "true");
        pages("users.list", team, all, answer -> page.accept(colleagues(team, answer.path("members"))));
    }

    /// The ids of a channel's members, bots among them.
    ///
    /// @throws Untold if Slack does not tell
    public Set<String> channel(String team, String channel) {
        Set<String> users = new HashSet<>();
        pages("conversations.members", team, Map.of("channel", channel), answer -> add(users, answer.path("members")));
        return users;
    }

    /// The ids of a user group's members.
    ///
    /// @throws Untold if Slack does not tell
    public Set<String> group(String team, String group) {
        Set<String> users = new HashSet<>();
        add(
                users,
                asked("usergroups.users.list", team, Map.of("usergroup", group)).path("users"));
        return users;
    }

    private void pages(String method, String team, Map<String, String> arguments, Consumer<JsonNode> page) {
        String cursor = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            Map<String, String> all = new HashMap<>(arguments);
            all.put("limit", PAGE);
            if (!cursor.isEmpty()) {
                all.put("cursor", cursor);
            }
            JsonNode answer = asked(method, team, all);
            page.accept(answer);
            cursor = Json.text(answer, "response_metadata", "next_cursor");
            if (cursor.isEmpty()) {
                return;
            }
        }
        throw new Untold(method + " has no end after " + MOST_PAGES + " pages");
    }

    private JsonNode asked(String method, String team, Map<String, String> arguments) {
        Secret token = workspaces
                .token(team)
                .orElseThrow(() -> new Untold("the workspace has not installed the app, or is not known yet", true));
        int failures = 0;
        for (int i = 0; i < MOST_PAUSES; i++) {
            Optional<SlackApi.Answer> answer = call(method, token, arguments);
            if (answer.isPresent() && answer.get().isOk()) {
                return answer.get().body();
            }
            if (answer.map(Roster::isFailure).orElse(true)) {
                failures++;
                String why = answer.map(SlackApi.Answer::reason).orElse("no answer came from Slack");
                patience.pause(afterFailure(failures, answer, method + ": " + why));
            } else {
                patience.pause(pause(method, answer.get()));
            }
        }
        throw new Untold(method + ": Slack asked for patience " + MOST_PAUSES + " times");
    }

    /// A fault of a moment, which says nothing about the question: a large workspace is hundreds of pages,
    /// and one of them that fails must not cost the others.
    private static boolean isFailure(SlackApi.Answer answer) {
        return SlackErrors.of(answer) instanceof Delivery.Unknown
                || answer.error().equals("service_unavailable");
    }

    private static Duration afterFailure(int failures, Optional<SlackApi.Answer> answer, String why) {
        Duration pause = answer.map(it -> SlackErrors.pause(it, FIRST_PAUSE.multipliedBy(failures)))
                .orElseGet(() -> FIRST_PAUSE.multipliedBy(failures));
        if (failures > MOST_FAILURES || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new Untold(why);
        }
        return pause;
    }

    private static Duration pause(String method, SlackApi.Answer answer) {
        Delivery meaning = SlackErrors.of(answer);
        boolean isForPatience = meaning instanceof Delivery.Deferred && isForPatience(answer);
        Duration pause = isForPatience ? ((Delivery.Deferred) meaning).pause() : Duration.ZERO;
        if (!isForPatience || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new Untold(method + ": " + answer.reason(), !isForPatience);
        }
        return pause;
    }

    private static boolean isForPatience(SlackApi.Answer answer) {
        return answer.status() == 429 || answer.error().contains("limited");
    }

    /// Empty if no answer came.
    private Optional<SlackApi.Answer> call(String method, Secret token, Map<String, String> arguments) {
        try {
            return Optional.of(api.call(method, token, arguments));
        } catch (NoAnswer e) {
            return Optional.empty();
        }
    }

    private static void add(Set<String> users, JsonNode ids) {
        ids.forEach(id -> users.add(id.asText()));
    }

    private static List<Colleague> colleagues(String team, JsonNode members) {
        List<Colleague> colleagues = new ArrayList<>();
        for (JsonNode member : members) {
            String user = Json.text(member, "id");
            boolean isPerson = !user.isEmpty()
                    && !user.equals(SLACKBOT)
                    && !member.path("is_bot").asBoolean()
                    && !member.path("is_workflow_bot").asBoolean()
                    && !member.path("deleted").asBoolean();
            if (isPerson) {
                boolean guest = member.path("is_restricted").asBoolean()
                        || member.path("is_ultra_restricted").asBoolean()
                        || isStranger(team, member);
                colleagues.add(new Colleague(
                        user, Json.text(member, "real_name"), zone(member), Json.text(member, "locale"), guest));
            }
        }
        return colleagues;
    }

    /// Somebody of another company, with which a channel is shared. In an organisation people are members of several
    /// workspaces, and belong to one of them.
    private static boolean isStranger(String team, JsonNode member) {
        String own = Json.text(member, "team_id");
        boolean isMember = own.isEmpty() || own.equals(team) || own.startsWith("E");
        for (JsonNode of : member.path("enterprise_user").path("teams")) {
            isMember |= of.asText().equals(team);
        }
        return !isMember || member.path("is_stranger").asBoolean();
    }

    private static Optional<ZoneId> zone(JsonNode member) {
        try {
            return Optional.of(Json.text(member, "tz"))
                    .filter(name -> !name.isEmpty())
                    .map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
