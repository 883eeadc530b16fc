package dev.parley.channel.slack;

import dev.parley.kit.Busy;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Whether a token counts no longer, as Slack says when asked (`auth.test`). What Slack told earlier may be late: an
/// uninstall comes again for up to a day, when the app may long be installed anew. Safe for any thread; blocks.
public final class Revoked implements Predicate<Secret> {
    private static final Set<String> DEAD =
            Set.of("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked");

    private final SlackApi api;

    /// Asks over this way.
    public Revoked(SlackApi api) {
        this.api = api;
    }

    /// Whether it counts no longer.
    ///
    /// @throws Busy if Slack does not say
    @Override
    public boolean test(Secret token) {
        try {
            SlackApi.Answer answer = api.call("auth.test", token, Map.of());
            if (!answer.isOk() && !DEAD.contains(answer.error())) {
                throw unknown(answer.reason());
            }
            return !answer.isOk();
        } catch (NoAnswer e) {
            throw unknown(e.reason());
        }
    }

    /// Slack then comes again with what it told.
    private static Busy unknown(String why) {
        return new Busy("Slack does not say whether the app is still installed: " + why);
    }
}
