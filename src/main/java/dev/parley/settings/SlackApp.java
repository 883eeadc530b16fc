package dev.parley.settings;

import dev.parley.kit.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The Slack app as Slack's pages for it show it. Unset parts are "" or {@link Secret#NONE}.
///
/// @param signingSecret proves that calls come from Slack
/// @param botToken the token of the one workspace, if there is only one
/// @param client what many workspaces install the app with
/// @param appToken opens the connection over which Slack calls us where we have no public address (Socket Mode)
/// @param admins the Slack users (`U024BE7LH`) who may see how surveys do
/// @param api where Slack's methods are, and how fast we may call them
public record SlackApp(
        Secret signingSecret, Secret botToken, Client client, Secret appToken, Set<String> admins, Api api) {
    /// Slack allows several hundred messages a minute to a workspace; a campaign takes 70 of 100 parts of this.
    private static final double MESSAGES_PER_SECOND = 8;

    /// The names under which Slack knows the app that many workspaces install.
    public record Client(String id, Secret secret) {
        /// Whether workspaces may install it.
        public boolean isPresent() {
            return !id.isEmpty() && secret.isPresent();
        }
    }

    /// Slack's own address for its methods, or another one for tests; and how many messages a second a workspace
    /// gets that it did not ask for.
    public record Api(URI url, double messagesPerSecond) {}

    public SlackApp {
        admins = Set.copyOf(admins);
    }

    /// Whether anything of Slack is set up.
    public boolean isOn() {
        return botToken.isPresent() || client.isPresent();
    }

    /// Whether Slack calls us over HTTP.
    public boolean isCalled() {
        return isOn() && signingSecret.isPresent();
    }

    static SlackApp read(SettingsReader reader) {
        SlackApp app = new SlackApp(
                reader.secret(Key.SLACK_SIGNING_SECRET),
                reader.secret(Key.SLACK_BOT_TOKEN),
                new Client(reader.text(Key.SLACK_CLIENT_ID, ""), reader.secret(Key.SLACK_CLIENT_SECRET)),
                reader.secret(
                        Key.SLACK_APP_TOKEN,
                        token -> token.startsWith("xapp-"),
                        "an app-level token, which begins with xapp-"),
                admins(reader),
                new Api(
                        reader.url(Key.SLACK_API_URL, "https://slack.com/api"),
                        reader.rate(Key.SLACK_MESSAGES_PER_SECOND, MESSAGES_PER_SECOND)));
        check(reader, app);
        return app;
    }

    private static void check(SettingsReader reader, SlackApp app) {
        if (reader.has(Key.SLACK_CLIENT_ID) != reader.has(Key.SLACK_CLIENT_SECRET)) {
            boolean hasId = reader.has(Key.SLACK_CLIENT_ID);
            reader.fault(
                    hasId ? Key.SLACK_CLIENT_ID : Key.SLACK_CLIENT_SECRET,
                    "needs " + (hasId ? Key.SLACK_CLIENT_SECRET : Key.SLACK_CLIENT_ID) + " too");
        }
        boolean isGiven = app.botToken().isPresent() || reader.has(Key.SLACK_CLIENT_ID);
        if (isGiven && !app.signingSecret().isPresent() && !app.appToken().isPresent()) {
            reader.fault(
                    Key.SLACK_SIGNING_SECRET,
                    "is missing: without it anybody could write in the name of Slack. Slack shows it under Basic"
                            + " Information, App Credentials");
        }
        boolean callsUs = app.signingSecret().isPresent() || app.appToken().isPresent();
        if (callsUs && !isGiven) {
            reader.fault(
                    app.signingSecret().isPresent() ? Key.SLACK_SIGNING_SECRET : Key.SLACK_APP_TOKEN,
                    "needs SLACK_BOT_TOKEN too, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many workspaces");
        }
    }

    private static Set<String> admins(SettingsReader reader) {
        List<String> users = Arrays.stream(reader.text(Key.SLACK_ADMINS, "").split(",", -1))
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .toList();
        if (users.stream().anyMatch(user -> !user.matches("[UW][A-Z0-9]{2,23}"))) {
            reader.fault(Key.SLACK_ADMINS, "must be Slack users, separated by commas, such as U024BE7LH");
        }
        return new TreeSet<>(users);
    }
}
