package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.kit.Keep;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Workspaces and organisations that have installed the app by themselves: their tokens, sealed, in the store. Safe for
/// any thread; blocks.
public final class Installs implements Workspaces {
    private static final String NAME = "slack-install/";
    /// So long another node may go on with a token that is gone; Slack refuses it then.
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Keep keep;
    private final Seal seal;
    private final Cache<String, Optional<JsonNode>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// @param seal what makes tokens unreadable in the store
    public Installs(Keep keep, Seal seal) {
        this.keep = keep;
        this.seal = seal;
    }

    @Override
    public Optional<Secret> token(String team) {
        Optional<JsonNode> install = find(team);
        Optional<JsonNode> whole = install.map(it -> Json.text(it, "enterprise"))
                .filter(enterprise -> !enterprise.isEmpty()
                        && Json.text(install.get(), "token").isEmpty())
                .flatMap(this::find);
        return whole.or(() -> install)
                .map(it -> Json.text(it, "token"))
                .filter(token -> !token.isEmpty())
                .map(Secret::new);
    }

    /// The workspaces and organisations that have installed the app, by their ids.
    public List<String> all() {
        return keep.names(NAME).stream()
                .map(name -> name.substring(NAME.length()))
                .filter(id ->
                        find(id).map(it -> !Json.text(it, "token").isEmpty()).orElse(false))
                .toList();
    }

    /// Keeps the token of a workspace or an organisation, by its id.
    void save(String id, Secret token, Instant now) {
        write(id, Json.object().put("token", token.reveal()).put("at", now.toString()));
    }

    /// These, and beside them the one workspace that an admin has given the token of.
    ///
    /// @param team its id, "" as long as it is not known
    public Workspaces beside(Workspaces one, Supplier<String> team) {
        return new Workspaces() {
            @Override
            public Optional<Secret> token(String id) {
                return Installs.this.token(id).or(() -> id.equals(team.get()) ? one.token(id) : Optional.empty());
            }

            @Override
            public void removed(String id, String enterprise) {
                Installs.this.removed(id, enterprise);
            }

            @Override
            public void belongs(String id, String enterprise) {
                Installs.this.belongs(id, enterprise);
            }
        };
    }

    @Override
    public void belongs(String team, String enterprise) {
        if (find(team).isEmpty()) {
            write(team, Json.object().put("enterprise", enterprise));
        }
    }

    @Override
    public void removed(String team, String enterprise) {
        String id = team.isEmpty() ? enterprise : team;
        keep.take(NAME + id, Instant.EPOCH);
        known.invalidate(id);
    }

    private void write(String id, ObjectNode install) {
        keep.put(NAME + id, seal.close(NAME + id, install.toString()), Optional.empty());
        known.invalidate(id);
    }

    private Optional<JsonNode> find(String id) {
        return known.get(
                id,
                it -> keep.find(NAME + it)
                        .flatMap(text -> seal.open(NAME + it, text))
                        .flatMap(Json::read));
    }
}
