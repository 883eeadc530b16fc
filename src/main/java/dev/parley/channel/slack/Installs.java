package dev.parley.channel.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.kit.Keep;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workspaces and organisations that have installed the app by themselves: their tokens, sealed, in the
/// store. Safe for any thread; blocks.
public final class Installs implements Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Installs.class);
    private static final String NAME = "slack-install/";
    /// So long another node may go on with a token that is gone; Slack refuses it then.
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Keep keep;
    private final Seal seal;
    private final Predicate<Secret> revoked;
    private final Cache<String, Optional<Install>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// @param seal what makes tokens unreadable in the store
    /// @param revoked whether Slack no longer takes a token; may block
    public Installs(Keep keep, Seal seal, Predicate<Secret> revoked) {
        this.keep = keep;
        this.revoked = revoked;
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
        return names().filter(id -> find(id).filter(it -> !it.isBare()).isPresent())
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

    /// Removes what Slack no longer takes of what the call may be about: the workspace's own install, and
    /// that of its organisation. Slack names a workspace, too, when an organisation has removed the app; and
    /// it may come late.
    @Override
    public void removed(String team, String enterprise) {
        Set<String> ids = new LinkedHashSet<>(List.of(team, enterprise));
        known.invalidate(team);
        find(team).map(Install::enterprise).ifPresent(ids::add);
        ids.remove("");
        ids.forEach(this::removeIfRevoked);
    }

    private void removeIfRevoked(String id) {
        Optional<Install> install = fresh(id);
        if (install.isEmpty()) {
            return;
        }
        if (!revoked.test(install.get().token())) {
            LOG.info("Slack says that {} has removed the app, but takes its token: it is installed again", id);
        } else if (fresh(id).equals(install)) {
            LOG.info("{} has removed the app from Slack", id);
            ends(id);
            names().filter(it -> find(it).filter(
                                    of -> of.isBare() && of.enterprise().equals(id))
                            .isPresent())
                    .forEach(this::ends);
        }
    }

    private void ends(String id) {
        keep.take(NAME + id, Instant.EPOCH);
        known.invalidate(id);
    }

    private Stream<String> names() {
        return keep.names(NAME).stream().map(name -> name.substring(NAME.length()));
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
