package dev.parley.channel.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.kit.Keep;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Workspaces and organisations that have installed the app by themselves: their tokens, sealed, in the store. Safe for
/// any thread; blocks.
public final class Installs implements Workspaces {
    private static final String NAME = "slack-install/";
    /// So long another node may go on with a token that is gone; Slack refuses it then.
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Keep keep;
    private final Seal seal;
    private final Cache<String, Optional<Install>> known = Caffeine.newBuilder()
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
        return install(team).map(Install::token);
    }

    /// What there is for a workspace: an install of its own, or that of its organisation.
    Optional<Install> install(String team) {
        Optional<Install> install = find(team);
        return install.map(Install::enterprise)
                .filter(enterprise -> !enterprise.isEmpty() && install.get().isBare())
                .flatMap(this::find)
                .or(() -> install)
                .filter(it -> !it.isBare());
    }

    /// The same as it is in the store now, for those who are about to change it.
    Optional<Install> fresh(String id) {
        known.invalidate(id);
        return find(id).filter(it -> !it.isBare());
    }

    /// The workspaces and organisations that have installed the app, by their ids.
    public List<String> all() {
        return keep.names(NAME).stream()
                .map(name -> name.substring(NAME.length()))
                .filter(id -> find(id).filter(it -> !it.isBare()).isPresent())
                .toList();
    }

    /// Keeps an install in the place of any other of its id.
    void save(Install install) {
        String name = NAME + install.id();
        keep.put(name, seal.close(name, install.json()), Optional.empty());
        known.invalidate(install.id());
    }

    @Override
    public void belongs(String team, String enterprise) {
        if (find(team).isEmpty()) {
            save(Install.of(team, enterprise));
        }
    }

    @Override
    public void removed(String team, String enterprise) {
        String id = team.isEmpty() ? enterprise : team;
        keep.take(NAME + id, Instant.EPOCH);
        known.invalidate(id);
    }

    private Optional<Install> find(String id) {
        return known.get(
                id,
                it -> keep.find(NAME + it)
                        .flatMap(text -> seal.open(NAME + it, text))
                        .flatMap(Json::read)
                        .map(json -> Install.read(it, json)));
    }
}
