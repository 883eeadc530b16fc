package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Keep;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How workspaces install the app by themselves (docs.slack.dev/authentication/installing-with-oauth). A
/// state is made for each attempt, kept in the store for ten minutes and taken once, whichever node hears of
/// it. Safe for any thread; blocks.
public final class Oauth {
    /// What the app may do: write to people and read what they write to it, know their zone and language. Nobody's
    /// e-mail address: it is used for nothing, and admins look twice at what asks for it.
    static final List<String> SCOPES = List.of(
            "chat:write",
            "im:write",
            "im:history",
            "users:read",
            "usergroups:read",
            "channels:read",
            "groups:read",
            "dnd:read",
            "commands");

    /// So long an attempt may take.
    static final Duration VALID = Duration.ofMinutes(10);
    private static final String STATE = "slack-state/";
    private static final int STATE_BYTES = 24;

    private final Exchange exchange;
    private final Client client;
    private final Kept kept;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Gets tokens of Slack in the name of the app.
    @FunctionalInterface
    public interface Exchange {
        /// Calls `oauth.v2.access`.
        ///
        /// @throws NoAnswer if no answer came
        SlackApi.Answer ask(Map<String, String> arguments);
    }

    /// The app as Slack knows it.
    ///
    /// @param redirect where Slack sends browsers back
    public record Client(String id, Secret secret, URI redirect) {
        /// What this app gets its tokens with.
        public Exchange exchange(SlackApi api) {
            return arguments -> {
                byte[] basic = (id + ":" + secret.reveal()).getBytes(UTF_8);
                String header = "Basic " + Base64.getEncoder().encodeToString(basic);
                return api.callAs("oauth.v2.access", header, arguments);
            };
        }
    }

    /// Where states and tokens are kept.
    public record Kept(Keep states, Installs installs) {}

    /// Installs by this client.
    public Oauth(SlackApi api, Client client, Kept kept, InstantSource clock) {
        exchange = client.exchange(api);
        this.client = client;
        this.kept = kept;
        this.clock = clock;
    }

    /// What became of an attempt, as a sentence for the one who made it.
    public record Outcome(boolean installed, String said) {}

    /// Whether browsers come by https.
    boolean isSecure() {
        return "https".equals(client.redirect().getScheme());
    }

    /// An attempt to install the app.
    ///
    /// @param url where to send the browser
    /// @param browser what the browser is to bring back, so that nobody ends what another has begun
    public record Begun(String url, String browser) {}

    /// Begins for somebody who wants to install the app.
    public Begun begin() {
        String state = secret();
        String browser = secret();
        kept.states().put(STATE + state, browser, Optional.of(clock.instant().plus(VALID)));
        return new Begun(url(state), browser);
    }

    private String secret() {
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String url(String state) {
        return "https://slack.com/oauth/v2/authorize?client_id=" + escaped(client.id()) + "&scope="
                + escaped(String.join(",", SCOPES)) + "&user_scope=&state=" + state + "&redirect_uri="
                + escaped(client.redirect().toString());
    }

    /// Takes what Slack sent a browser back with.
    ///
    /// @param error Slack's word if the person refused, "" if not
    /// @param browser what the browser has brought back, "" if nothing
    public Outcome end(String code, String state, String error, String browser) {
        Optional<String> begun = state.matches("[0-9a-f]{" + 2 * STATE_BYTES + "}")
                ? kept.states().take(STATE + state, clock.instant())
                : Optional.empty();
        if (begun.isEmpty()) {
            return new Outcome(false, "This page is too old, or was used already. Please begin again.");
        }
        if (!MessageDigest.isEqual(begun.get().getBytes(UTF_8), browser.getBytes(UTF_8))) {
            return new Outcome(
                    false, "This was begun in another browser, or without cookies. Please begin again here.");
        }
        if (!error.isEmpty() || code.isEmpty()) {
            return new Outcome(false, "Nothing was installed: Slack says that it was not allowed.");
        }
        return exchange(code);
    }

    private Outcome exchange(String code) {
        try {
            SlackApi.Answer answer = exchange.ask(
                    Map.of("code", code, "redirect_uri", client.redirect().toString()));
            return answer.isOk() ? keep(answer) : failed(answer.reason());
        } catch (NoAnswer e) {
            return failed(e.reason());
        }
    }

    private Outcome keep(SlackApi.Answer answer) {
        Optional<Install> install = Install.of(answer.body(), clock.instant());
        if (install.isEmpty()) {
            return failed("Slack named no workspace or no token");
        }
        kept.installs().save(install.get());
        return new Outcome(true, "Parley is installed. Write to it in Slack, or use /parley.");
    }

    private static Outcome failed(String why) {
        return new Outcome(false, "Nothing was installed: " + why + ". Please try again.");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
