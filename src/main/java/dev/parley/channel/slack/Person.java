package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody in a workspace.
///
/// @param team the workspace's id: `T024BE7LD`
/// @param user the person's id in it: `U024BE7LH`, in an Enterprise Grid also `W…`
public record Person(String team, String user) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{2,64}");

    /// Somebody by their ids; empty if these are none.
    static Optional<Person> of(String team, String user) {
        return ID.matcher(team).matches() && ID.matcher(user).matches()
                ? Optional.of(new Person(team, user))
                : Optional.empty();
    }

    /// Who did something that Slack tells in an interaction. An app that a whole organisation has installed is told
    /// no workspace beside the person's own. A form tells that of people who belong to another workspace of the
    /// organisation, or to another company; their conversation is under the one that has the app.
    static Optional<Person> ofInteraction(JsonNode payload) {
        String installed = Json.text(payload, "view", "app_installed_team_id");
        String team = first(
                installed.startsWith("T") ? installed : "",
                Json.text(payload, "team", "id"),
                Json.text(payload, "user", "team_id"),
                Json.text(payload, "enterprise", "id"));
        return of(team, Json.text(payload, "user", "id"));
    }

    /// The first text that is one.
    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /// Names nobody in logs.
    @Override
    public String toString() {
        return "a Slack user of " + team;
    }
}
