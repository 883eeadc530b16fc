package dev.parley.channel.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.SlackStandIn;
import dev.parley.kit.Busy;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workspaces and organisations that have installed the app.
class InstallsTest {
    @TempDir
    Path folder;

    private final Set<String> dead = new HashSet<>();
    private Store store;
    private Installs installs;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        installs = new Installs(store.keep(), Seal.of(new byte[32], "slack"), token -> dead.contains(token.reveal()));
        installs.save(new Install("T1", "", new Secret("xoxb-1"), Optional.empty()));
        installs.save(new Install("E1", "", new Secret("xoxb-all"), Optional.empty()));
        installs.belongs("T2", "E1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void those_that_have_installed_it_are_listed_and_a_workspace_of_an_organisation_is_not() {
        assertThat(installs.all()).containsExactly("E1", "T1");
        dead.add("xoxb-1");
        installs.removed("T1", "");
        assertThat(installs.all()).containsExactly("E1");
    }

    @Test
    void a_workspace_has_its_own_token_or_that_of_its_organisation() {
        assertThat(installs.token("T1").map(Secret::reveal)).contains("xoxb-1");
        assertThat(installs.token("T2").map(Secret::reveal)).contains("xoxb-all");
        assertThat(installs.token("T3")).isEmpty();
    }

    @Test
    void what_slack_says_late_removes_no_install_that_was_made_since() {
        installs.removed("T1", "");
        installs.removed("T2", "E1");
        assertThat(installs.all()).containsExactly("E1", "T1");
        assertThat(installs.token("T2")).isPresent();
    }

    @Test
    void an_organisation_that_removes_the_app_loses_its_token_and_its_workspaces_theirs() {
        dead.add("xoxb-all");
        installs.removed("T2", "E1");
        assertThat(installs.all()).containsExactly("T1");
        assertThat(installs.token("T2")).isEmpty();
        assertThat(store.keep().names("slack-install/")).containsExactly("slack-install/T1");
    }

    @Test
    void a_workspace_that_names_no_organisation_is_known_to_belong_to_it() {
        dead.add("xoxb-all");
        installs.removed("T2", "");
        assertThat(installs.all()).containsExactly("T1");
    }

    @Test
    void a_workspace_that_removes_its_own_install_leaves_that_of_its_organisation() {
        dead.add("xoxb-1");
        installs.removed("T1", "E1");
        assertThat(installs.all()).containsExactly("E1");
    }

    @Test
    void as_long_as_slack_does_not_say_nothing_is_removed() {
        try (SlackStandIn slack = new SlackStandIn()) {
            Vertx vertx = Vertx.vertx();
            SlackApi api = SlackApi.of(vertx, URI.create(slack.url().replaceFirst("/$", "")));
            installs = new Installs(store.keep(), Seal.of(new byte[32], "slack"), new Revoked(api));
            slack.answers("auth.test", aResponse().withStatus(500));
            assertThatThrownBy(() -> installs.removed("T1", "")).isInstanceOf(Busy.class);
            slack.answers("auth.test", "{\"ok\": false, \"error\": \"ratelimited\"}");
            assertThatThrownBy(() -> installs.removed("T1", "")).hasMessageContaining("ratelimited");
            slack.answers("auth.test", "{\"ok\": true}");
            installs.removed("T1", "");
            assertThat(installs.all()).containsExactly("E1", "T1");
            slack.answers("auth.test", "{\"ok\": false, \"error\": \"account_inactive\"}");
            installs.removed("T1", "");
            assertThat(installs.all()).containsExactly("E1");
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void the_workspace_of_the_given_token_has_that_one_beside_those_that_installed() {
        Workspaces all = new Beside(installs, Workspaces.one(new Secret("xoxb-given")), () -> "T9");

        assertThat(all.token("T1").map(Secret::reveal)).contains("xoxb-1");
        assertThat(all.token("T9").map(Secret::reveal)).contains("xoxb-given");
        assertThat(all.token("T8")).isEqualTo(Optional.empty());
    }
}
