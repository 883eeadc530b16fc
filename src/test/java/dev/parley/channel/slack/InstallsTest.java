package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workspaces and organisations that have installed the app.
class InstallsTest {
    @TempDir
    Path folder;

    private Store store;
    private Installs installs;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        installs = new Installs(store.keep(), Seal.of(new byte[32], "slack"));
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
    void the_workspace_of_the_given_token_has_that_one_beside_those_that_installed() {
        Workspaces all = new Beside(installs, Workspaces.one(new Secret("xoxb-given")), () -> "T9");

        assertThat(all.token("T1").map(Secret::reveal)).contains("xoxb-1");
        assertThat(all.token("T9").map(Secret::reveal)).contains("xoxb-given");
        assertThat(all.token("T8")).isEqualTo(Optional.empty());
    }
}
