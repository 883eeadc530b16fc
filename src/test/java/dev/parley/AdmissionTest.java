package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.access.Rights;
import dev.parley.access.Role;
import dev.parley.access.TotpCodes;
import dev.parley.command.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who is let in where, asked from outside.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {
    private static final String PASSWORD = "the operator's own password";
    private static final Map<String, String> BEARER = Map.of("authorization", "Bearer let-me-in");

    private Server server;
    private Browser admin;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        server = TestServer.in(folder, Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD, "PARLEY_API_TOKENS", "ops:let-me-in"));
        admin = new Browser(server.port());
        assertThat(admin.enter("Admin ", PASSWORD, "").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        admin.close();
        server.close();
    }

    private Browser browser() {
        return new Browser(server.port());
    }

    /// Adds somebody who has chosen a password, and signs in as them.
    private Browser member(String id, Role role) {
        JsonObject wish = new JsonObject().put("id", id).put("role", role.word());
        String drawn = admin.call("POST", "/api/v1/team", wish.encode()).json().getString("password");
        Browser member = browser();
        assertThat(member.enter(id, drawn, "").status()).isEqualTo(200);
        assertThat(member.choose(drawn, "a password of " + id).status()).isEqualTo(200);
        return member;
    }

    @Test
    void every_path_of_the_api_is_in_the_table_of_rights() {
        List<String> answered = ((Running) server)
                .paths().stream().filter(line -> line.contains(" /api/v1/")).toList();
        List<String> listed = Rights.shipped().all().stream()
                .map(right -> right.method() + " " + right.path().replaceAll("\\{\\w+}", "{}"))
                .toList();
        assertThat(answered.stream()
                        .map(line -> line.replaceAll("\\{\\w+}", "{}"))
                        .filter(line -> !line.startsWith("* ")))
                .isNotEmpty()
                .isSubsetOf(listed);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_is_let_in_where_the_table_says_so_and_nowhere_else(Role role) {
        List<String> wrong = new ArrayList<>();
        try (Browser member = member("role-" + role.word(), role)) {
            for (Operation one : guarded()) {
                Browser.Answer answer = member.call(one.method(), one.path(), "");
                boolean isIn = !answer.kind().equals("not-allowed");
                if (isIn != role.includes(Role.of(one.role()).orElseThrow())) {
                    wrong.add(one + " " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_token_of_a_scope_is_let_in_where_the_document_says_so_and_nowhere_else() {
        Set<String> scopes = new TreeSet<>(List.of("*:read", "*"));
        guarded().forEach(one -> scopes.add(one.scope()));
        List<String> wrong = new ArrayList<>();
        try (Browser program = browser()) {
            for (String scope : scopes) {
                Map<String, String> bearer = bearer(scope);
                for (Operation one : guarded()) {
                    boolean isIn = !program.call(one.method(), one.path(), "", bearer)
                            .kind()
                            .equals("not-allowed");
                    if (isIn != covers(scope, one.scope())) {
                        wrong.add(scope + ": " + one);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Map<String, String> bearer(String scope) {
        String wish = "{\"name\":\"t\",\"scopes\":[\"" + scope + "\"]}";
        return Map.of(
                "authorization",
                "Bearer " + admin.call("POST", "/api/v1/tokens", wish).json().getString("token"));
    }

    /// Writing includes reading.
    private static boolean covers(String scope, String wanted) {
        return scope.equals("*")
                || scope.equals(wanted)
                || (scope.equals("*:read") && wanted.endsWith(":read"))
                || (scope.endsWith(":write") && wanted.equals(scope.replace(":write", ":read")));
    }

    @Test
    void nobody_is_let_in_without_a_proof() {
        try (Browser stranger = browser()) {
            assertThat(guarded()).hasSizeGreaterThan(60).allSatisfy(one -> {
                for (Map<String, String> proof : List.<Map<String, String>>of(
                        Map.of(), Map.of("authorization", "Bearer let-me-out"), Map.of("cookie", "parley-session=x"))) {
                    assertThat(stranger.call(one.method(), one.path(), "", proof)
                                    .status())
                            .isEqualTo(401);
                }
            });
        }
    }

    @Test
    void tokens_do_not_open_what_is_for_people_alone() {
        try (Browser program = browser()) {
            assertThat(operations())
                    .filteredOn(one -> one.scope().isEmpty() && !one.role().isEmpty())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(program.call(one.method(), one.path(), "", BEARER)
                                    .kind())
                            .isEqualTo("not-allowed"));
        }
    }

    /// What the OpenAPI document tells of an operation; "" for no scope or role.
    private record Operation(String method, String path, String scope, String role) {}

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        admin.get("/api/openapi.json").json().getJsonObject("paths").forEach(path -> {
            JsonObject item = (JsonObject) path.getValue();
            for (String method : item.fieldNames()) {
                if (!method.equals("parameters")) {
                    JsonObject one = item.getJsonObject(method);
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey().replaceAll("\\{\\w+}", "x-1"),
                            one.getString("x-scope", ""),
                            one.getString("x-role", "")));
                }
            }
        });
        return operations;
    }

    /// All but one's own account, which is changed by a password anyway.
    private List<Operation> guarded() {
        return operations().stream()
                .filter(one -> !one.role().isEmpty() && !one.scope().isEmpty())
                .toList();
    }

    @Test
    void what_is_not_in_the_table_is_not_there() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/contacts/1/2/3", "/api/v1/team/")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(404);
            assertThat(browser().get(path).status()).as(path).isIn(401, 404);
        }
        assertThat(admin.call("PUT", "/api/v1/conversations", "{}").status()).isEqualTo(404);
    }

    @Test
    void the_cookie_is_for_this_host_alone_and_no_script_reads_it() {
        try (Browser browser = browser()) {
            String cookie = browser.enter("admin", PASSWORD, "")
                    .whole()
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow();
            assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/", "Max-Age=43200");
        }
    }

    @Test
    void a_change_must_prove_that_our_own_page_asks_for_it() {
        String body = "{\"id\":\"mallory\",\"role\":\"admin\"}";
        assertThat(admin.call("POST", "/api/v1/team", body, Map.of()).kind()).isEqualTo("forged");
        assertThat(admin.call("POST", "/api/v1/team", body, Map.of("x-csrf-token", "0"))
                        .kind())
                .isEqualTo("forged");
        assertThat(admin.get("/api/v1/team").json().encode()).doesNotContain("mallory");
    }

    @Test
    void leaving_ends_the_session() {
        try (Browser browser = browser()) {
            browser.enter("admin", PASSWORD, "");
            assertThat(browser.get("/api/v1/team").status()).isEqualTo(200);
            String cookie = browser.cookie();
            assertThat(browser.call("DELETE", "/api/v1/session", "").json().getBoolean("signedIn"))
                    .isFalse();
            assertThat(browser()
                            .call("GET", "/api/v1/team", "", Map.of("cookie", cookie))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoever_guesses_waits_and_learns_nothing_about_names() {
        try (Browser guesser = browser()) {
            member("guessed", Role.VIEWER).close();
            for (String name : List.of("guessed", "not-there", "Not a name!")) {
                Browser.Answer answer = guesser.enter(name, "wrong", "");
                assertThat(answer.kind()).isIn("wrong-password", "too-many-tries");
            }
            Browser.Answer last = guesser.enter("guessed", "wrong", "");
            // Each wait is twice as long as the one before: at last one is longer than the slowest machine takes.
            for (int i = 0; i < 40 && last.status() != 429; i++) {
                last = guesser.enter("guessed", "wrong", "");
            }
            assertThat(last.kind()).isEqualTo("too-many-tries");
            assertThat(last.whole().headers().firstValueAsLong("retry-after").orElse(0))
                    .isPositive();
        }
    }

    @Test
    void a_password_that_somebody_else_chose_opens_nothing_but_the_choice_of_another() {
        JsonObject welcomed = admin.call("POST", "/api/v1/team", "{\"id\":\"new@example.com\",\"role\":\"admin\"}")
                .json();
        try (Browser browser = browser()) {
            String drawn = welcomed.getString("password");
            assertThat(browser.enter("NEW@example.com", drawn, "")
                            .json()
                            .getJsonObject("user")
                            .getBoolean("choosesPassword"))
                    .isTrue();
            assertThat(browser.get("/api/v1/team").kind()).isEqualTo("choose-password");
            assertThat(browser.choose(drawn, "short").kind()).isEqualTo("refused");
            assertThat(browser.choose("wrong", "a long new password").kind()).isEqualTo("refused");
            assertThat(browser.choose(drawn, "a long new password").status()).isEqualTo(200);
            assertThat(browser.get("/api/v1/team").status()).isEqualTo(200);
        }
    }

    @Test
    void with_a_second_factor_the_password_alone_opens_nothing() {
        try (Browser member = member("careful", Role.VIEWER)) {
            String password = "a password of careful";
            JsonObject offer = member.call(
                            "POST", "/api/v1/session/second-factor", "{\"password\":\"" + password + "\"}")
                    .json();
            assertThat(offer.getString("uri")).startsWith("otpauth://totp/Parley%3Acareful?secret=");
            assertThat(member.call("PUT", "/api/v1/session/second-factor", "{\"code\":\"000\"}")
                            .kind())
                    .isEqualTo("refused");
            JsonArray codes = TotpCodes.around(offer.getString("secret")).stream()
                    .map(code -> member.call("PUT", "/api/v1/session/second-factor", "{\"code\":\"" + code + "\"}"))
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow()
                    .json()
                    .getJsonArray("recoveryCodes");
            assertThat(codes).hasSize(10);
            try (Browser again = browser()) {
                assertThat(again.enter("careful", password, "").kind()).isEqualTo("second-factor");
                assertThat(again.enter("careful", password, "123").kind()).isEqualTo("wrong-password");
                assertThat(again.enter("careful", password, codes.getString(3)).status())
                        .isEqualTo(200);
                assertThat(again.enter("careful", password, codes.getString(3)).kind())
                        .as("a recovery code opens once")
                        .isEqualTo("wrong-password");
            }
        }
    }

    @Test
    void the_last_admin_stays() {
        try (Browser program = browser()) {
            for (Object other :
                    program.call("GET", "/api/v1/team", "", BEARER).json().getJsonArray("items")) {
                String id = ((JsonObject) other).getString("id");
                if (!id.equals("admin")) {
                    program.call("PATCH", "/api/v1/team/" + id, "{\"role\":\"viewer\"}", BEARER);
                }
            }
        }
        for (String wish : List.of("{\"disabled\":true}", "{\"role\":\"editor\"}")) {
            assertThat(admin.call("PATCH", "/api/v1/team/admin", wish).kind()).isEqualTo("refused");
        }
        assertThat(admin.call("DELETE", "/api/v1/team/admin", "").kind()).isEqualTo("refused");
        assertThat(admin.get("/api/v1/team").status()).isEqualTo(200);
    }

    @Test
    void a_token_opens_what_its_scopes_say_and_nothing_after_it_is_taken_away() {
        JsonObject token = admin.call(
                        "POST", "/api/v1/tokens", "{\"name\":\"crm\",\"scopes\":[\"contacts:write\"],\"days\":\"30\"}")
                .json();
        Map<String, String> bearer = Map.of("authorization", "Bearer " + token.getString("token"));
        try (Browser program = browser()) {
            assertThat(program.call("GET", "/api/v1/contacts", "", bearer).status())
                    .isEqualTo(200);
            assertThat(program.call("GET", "/api/v1/conversations", "", bearer).kind())
                    .isEqualTo("not-allowed");
            assertThat(program.call("PUT", "/api/v1/session/password", "{}", bearer)
                            .kind())
                    .isEqualTo("not-allowed");
            assertThat(admin.get("/api/v1/tokens").json().encode())
                    .contains("crm")
                    .doesNotContain(token.getString("token"));
            assertThat(admin.call("DELETE", "/api/v1/tokens/" + token.getString("id"), "")
                            .status())
                    .isEqualTo(200);
            assertThat(program.call("GET", "/api/v1/contacts", "", bearer).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_log_tells_who_did_what_and_nothing_secret() {
        JsonObject welcomed = admin.call("POST", "/api/v1/team", "{\"id\":\"logged\",\"role\":\"viewer\"}")
                .json();
        admin.call("PATCH", "/api/v1/team/logged", "{\"role\":\"editor\"}");
        JsonObject log = admin.get("/api/v1/audit?limit=2").json();
        JsonObject newest = log.getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("who")).isEqualTo("admin");
        assertThat(newest.getString("what")).isEqualTo("team.changed");
        assertThat(newest.getString("before")).contains("viewer");
        assertThat(newest.getString("after")).contains("editor");
        assertThat(log.encode()).doesNotContain(welcomed.getString("password"));
        assertThat(admin.get("/api/v1/audit?limit=2&cursor=" + log.getString("next"))
                        .json()
                        .getJsonArray("items")
                        .encode())
                .doesNotContain(newest.getString("id"));
        assertThat(admin.call("DELETE", "/api/v1/audit", "").status()).isEqualTo(404);
    }

    @Test
    void the_log_tells_what_a_program_changed() {
        try (Browser program = browser()) {
            String days = "{\"conversations\":365}";
            assertThat(program.call("PUT", "/api/v1/settings/retention", days, BEARER)
                            .status())
                    .isEqualTo(200);
        }
        // The line is written behind the answer.
        String log = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!log.contains("settings/retention") && System.nanoTime() < end) {
            log = admin.get("/api/v1/audit?limit=200").json().encode();
        }
        assertThat(log).contains("token ", "PUT /api/v1/settings/retention", "365");
    }

    @Test
    void tokens_of_the_settings_go_on_working() {
        try (Browser program = browser()) {
            assertThat(program.call("GET", "/api/v1/conversations", "", BEARER).status())
                    .isEqualTo(200);
            assertThat(program.call("POST", "/api/v1/contacts", "{}", BEARER).status())
                    .isEqualTo(400);
        }
    }
}
