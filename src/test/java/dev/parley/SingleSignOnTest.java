package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.IdentityProvider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with the company's account, against a provider of its own over real HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnTest {
    private static final String PASSWORD = "the operator's own password";
    private static final String PUBLIC_URL = "http://parley.example.com";

    private IdentityProvider provider;
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        provider = IdentityProvider.start();
        server = TestServer.in(
                folder,
                Map.of(
                        "PARLEY_PUBLIC_URL",
                        PUBLIC_URL,
                        "PARLEY_ADMIN_PASSWORD",
                        PASSWORD,
                        "PARLEY_OIDC_ISSUER",
                        provider.issuer(),
                        "PARLEY_OIDC_CLIENT_ID",
                        IdentityProvider.CLIENT,
                        "PARLEY_OIDC_CLIENT_SECRET",
                        IdentityProvider.SECRET,
                        "PARLEY_OIDC_ROLES",
                        "research:editor, it:admin"));
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void knowsAna() {
        provider.says(SingleSignOnTest::ana);
    }

    private static JsonObject ana(JsonObject claims) {
        return claims.put("email", "Ana@example.com")
                .put("email_verified", true)
                .put("name", "Ana Lima")
                .put("groups", new JsonArray().add("staff").add("research"));
    }

    private void says(UnaryOperator<JsonObject> change) {
        provider.says(claims -> change.apply(ana(claims)));
    }

    private Browser browser() {
        return new Browser(server.port());
    }

    private static String place(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        return answer.whole().headers().firstValue("location").orElseThrow().replace(PUBLIC_URL, "");
    }

    /// What the browser keeps of an answer.
    private static String cookies(Browser.Answer answer) {
        Map<String, String> cookies = new LinkedHashMap<>();
        answer.whole().headers().allValues("set-cookie").forEach(set -> {
            String pair = set.substring(0, set.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair);
        });
        return String.join("; ", cookies.values());
    }

    /// Goes the whole way; gives what the last answer says.
    private Browser.Answer enters(Browser browser) {
        Browser.Answer asked = browser.get("/admin/sso");
        return browser.call("GET", provider.lets(place(asked)).replace(PUBLIC_URL, ""), "", cookie(asked));
    }

    private static Map<String, String> cookie(Browser.Answer answer) {
        return Map.of("cookie", cookies(answer));
    }

    private String end() {
        try (Browser browser = browser()) {
            return place(enters(browser));
        }
    }

    @Test
    void who_comes_the_first_time_has_the_role_of_their_group_and_leaves_the_provider_too() {
        try (Browser browser = browser()) {
            assertThat(browser.get("/api/v1/session")
                            .json()
                            .getJsonArray("ways")
                            .contains("single-sign-on"))
                    .isTrue();
            Browser.Answer in = enters(browser);
            assertThat(place(in)).isEqualTo("/admin/");
            assertThat(in.whole().headers().allValues("set-cookie"))
                    .anyMatch(set -> set.startsWith("parley-session=")
                            && set.toLowerCase(Locale.ROOT).contains("httponly")
                            && set.contains("SameSite=Strict"));
            Map<String, String> cookies = cookie(in);
            JsonObject session =
                    browser.call("GET", "/api/v1/session", "", cookies).json();
            assertThat(session.getJsonObject("user"))
                    .isEqualTo(new JsonObject()
                            .put("id", "ana@example.com")
                            .put("name", "Ana Lima")
                            .put("role", "editor")
                            .put("hasPassword", false)
                            .put("secondFactor", false)
                            .put("choosesPassword", false));
            assertThat(browser.call("GET", "/api/v1/team", "", cookies).kind()).isEqualTo("not-allowed");
            assertThat(browser.enter("ana@example.com", "", "").kind()).isEqualTo("wrong-password");
            Browser.Answer out = browser.call(
                    "DELETE",
                    "/api/v1/session",
                    "",
                    Map.of("cookie", cookies(in), "x-csrf-token", session.getString("csrf")));
            assertThat(place(browser.get(out.json().getString("leave"))))
                    .startsWith(provider.issuer() + "/leave?client_id=parley&post_logout_redirect_uri=");
            assertThat(browser.call("GET", "/api/v1/flows", "", cookies).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_question_is_bound_to_the_browser_and_answered_once() {
        try (Browser browser = browser();
                Browser stranger = browser()) {
            Browser.Answer asked = browser.get("/admin/sso");
            String question = place(asked);
            assertThat(question).contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=");
            String back = provider.lets(question).replace(PUBLIC_URL, "");
            assertThat(place(stranger.get(back))).endsWith("sign-in=expired");
            assertThat(place(browser.call("GET", back, "", cookie(asked)))).isEqualTo("/admin/");
            String again = provider.lets(question).replace(PUBLIC_URL, "");
            assertThat(place(browser.call("GET", again, "", cookie(asked)))).endsWith("sign-in=expired");
            Browser.Answer second = browser.get("/admin/sso");
            String state = place(second).replaceAll(".*[?&]state=([^&]*).*", "$1");
            assertThat(place(browser.call(
                            "GET", "/admin/sso/callback?error=access_denied&state=" + state, "", cookie(second))))
                    .endsWith("sign-in=refused");
        }
    }

    @Test
    void a_token_that_the_provider_does_not_vouch_for_opens_nothing() {
        long now = Instant.now().getEpochSecond();
        Map<String, UnaryOperator<JsonObject>> wrong = Map.of(
                "audience", claims -> claims.put("aud", "another"),
                "one of several audiences",
                        claims -> claims.put(
                                        "aud", new JsonArray().add("parley").add("x"))
                                .put("azp", "x"),
                "issuer", claims -> claims.put("iss", "https://login.example.com"),
                "expired", claims -> claims.put("exp", now - 600),
                "without end",
                        claims -> {
                            claims.remove("exp");
                            return claims;
                        },
                "future", claims -> claims.put("iat", now + 6_000),
                "nonce", claims -> claims.put("nonce", "another"),
                "e-mail", claims -> claims.put("email_verified", false),
                "no e-mail", claims -> claims.put("email", ""));
        wrong.forEach((what, change) -> {
            says(change);
            assertThat(end()).as(what).endsWith("sign-in=failed");
        });
        provider.says(SingleSignOnTest::ana);
        provider.forges();
        assertThat(end()).as("key").endsWith("sign-in=failed");
    }

    @Test
    void groups_decide_at_each_sign_in_and_whom_no_group_speaks_for_stays_out() {
        try (Browser admin = browser()) {
            admin.enter("admin", PASSWORD, "");
            says(claims -> claims.put("email", "ben@example.com"));
            assertThat(end()).isEqualTo("/admin/");
            says(claims -> claims.put("email", "ben@example.com").put("groups", "it"));
            assertThat(end()).isEqualTo("/admin/");
            assertThat(member(admin, "ben@example.com").getString("role")).isEqualTo("admin");
            says(claims -> claims.put("email", "ben@example.com").put("groups", "staff"));
            assertThat(end()).endsWith("sign-in=unknown");
            says(claims -> claims.put("email", "cy@example.com").put("groups", "staff"));
            assertThat(end()).endsWith("sign-in=unknown");
            admin.call("PATCH", "/api/v1/team/ben@example.com", "{\"disabled\":true}");
            says(claims -> claims.put("email", "ben@example.com").put("groups", "it"));
            assertThat(end()).as("switched off").endsWith("sign-in=unknown");
            assertThat(admin.get("/api/v1/audit?limit=50").json().encode())
                    .contains("single sign-on", "Ana Lima, editor", "Ana Lima, admin");
        }
    }

    private static JsonObject member(Browser admin, String id) {
        return admin.get("/api/v1/team").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
