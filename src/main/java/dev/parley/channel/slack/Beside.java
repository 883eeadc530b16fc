package dev.parley.channel.slack;

import dev.parley.kit.Secret;
import java.util.Optional;
import java.util.function.Supplier;

/// Workspaces that have installed the app by themselves, and beside them the one whose token an admin has given. Safe
/// for any thread; may block.
///
/// @param team the id of the one, "" as long as it is not known
public record Beside(Workspaces installed, Workspaces one, Supplier<String> team) implements Workspaces {
    @Override
    public Optional<Secret> token(String id) {
        return installed.token(id).or(() -> id.equals(team.get()) ? one.token(id) : Optional.empty());
    }

    @Override
    public void removed(String id, String enterprise) {
        installed.removed(id, enterprise);
    }

    @Override
    public void belongs(String id, String enterprise) {
        installed.belongs(id, enterprise);
    }
}
