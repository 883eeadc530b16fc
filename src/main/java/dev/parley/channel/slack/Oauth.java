package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Keep;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How workspaces install the app by themselves (docs.slack.dev/authentication/installing-with-oauth). A state is made
/// for each attempt, kept in the store for ten minutes and taken once, whichever node hears of it. Safe for any thread;
/// blocks.
public final class Oauth {
    /// What the app may do: write to people and read what they write to it, know their zone and language.
    static final List<String> SCOPES = List.of(
            "chat:write",
            "im:write",
            "im:history",
            "users:read",
            "users:read.email",
            "usergroups:read",
            "channels:read",
            "groups:read",
            "dnd:read",
            "commands");

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final String STATE = "slack-state/";
    private static final int STATE_BYTES = 24;

    private final SlackApi api;
    private final Client client;
    private final Kept kept;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// The app as Slack knows it.
    ///
    /// @param redirect where Slack sends browsers back
    public record Client(String id, Secret secret, URI redirect) {}

    /// Where states and tokens are kept.
    public record Kept(Keep states, Installs installs) {}

    /// Installs by this client.
    public Oauth(SlackApi api, Client client, Kept kept, InstantSource clock) {
        this.api = api;
        this.client = client;
        this.kept = kept;
        this.clock = clock;
    }

    /// What became of an attempt, as a sentence for the one who made it.
    public record Outcome(boolean installed, String said) {}

    /// Where to send the browser of somebody who wants to install the app.
    public String begin() {
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        String state = HexFormat.of().formatHex(bytes);
        kept.states().put(STATE + state, "", Optional.of(clock.instant().plus(VALID)));
        return "https://slack.com/oauth/v2/authorize?client_id=" + escaped(client.id()) + "&scope="
                + escaped(String.join(",", SCOPES)) + "&user_scope=&state=" + state + "&redirect_uri="
                + escaped(client.redirect().toString());
    }

    /// Takes what Slack sent a browser back with.
    ///
    /// @param error Slack's word if the person refused, "" if not
    public Outcome end(String code, String state, String error) {
        boolean isKnown = state.matches("[0-9a-f]{" + 2 * STATE_BYTES + "}")
                && kept.states().take(STATE + state, clock.instant()).isPresent();
        if (!isKnown) {
            return new Outcome(false, "This page is too old, or was used already. Please begin again.");
        }
        if (!error.isEmpty() || code.isEmpty()) {
            return new Outcome(false, "Nothing was installed: Slack says that it was not allowed.");
        }
        return exchange(code);
    }

    private Outcome exchange(String code) {
        String basic = client.id() + ":" + client.secret().reveal();
        try {
            SlackApi.Answer answer = api.callAs(
                    "oauth.v2.access",
                    "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)),
                    Map.of("code", code, "redirect_uri", client.redirect().toString()));
            return answer.isOk() ? keep(answer) : failed(answer.reason());
        } catch (NoAnswer e) {
            return failed(e.reason());
        }
    }

    private Outcome keep(SlackApi.Answer answer) {
        boolean isWide = answer.body().path("is_enterprise_install").asBoolean(false);
        String id = isWide ? Json.text(answer.body(), "enterprise", "id") : Json.text(answer.body(), "team", "id");
        String token = Json.text(answer.body(), "access_token");
        if (id.isEmpty() || token.isEmpty()) {
            return failed("Slack named no workspace or no token");
        }
        kept.installs().save(id, new Secret(token), clock.instant());
        return new Outcome(true, "Parley is installed. Write to it in Slack, or use /parley.");
    }

    private static Outcome failed(String why) {
        return new Outcome(false, "Nothing was installed: " + why + ". Please try again.");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
