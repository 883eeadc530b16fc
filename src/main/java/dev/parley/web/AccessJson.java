package dev.parley.web;

import dev.parley.access.Deed;
import dev.parley.access.Team;
import dev.parley.access.Token;
import dev.parley.access.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;

/// People, tokens and the log as the API shows them; never a secret.
final class AccessJson {
    private AccessJson() {}

    /// What people are told of themselves.
    static JsonObject self(User user) {
        return new JsonObject()
                .put("id", user.id())
                .put("name", user.name())
                .put("role", user.role().word())
                .put("hasPassword", !user.credentials().password().isEmpty())
                .put("secondFactor", user.hasFactor())
                .put("choosesPassword", user.credentials().temporary());
    }

    static JsonObject of(User user) {
        return self(user)
                .put("email", user.email())
                .put("disabled", user.disabled())
                .put("since", user.since().toString());
    }

    static JsonObject of(Token token) {
        JsonObject json = new JsonObject()
                .put("id", token.id())
                .put("name", token.name())
                .put(
                        "scopes",
                        new JsonArray(List.copyOf(new TreeSet<>(token.scopes().words()))))
                .put("by", token.by())
                .put("since", token.since().toString());
        token.until().ifPresent(until -> json.put("until", until.toString()));
        return json;
    }

    static JsonObject of(Deed deed) {
        return new JsonObject()
                .put("id", deed.id())
                .put("at", deed.at().toString())
                .put("who", deed.who())
                .put("what", deed.what())
                .put("subject", deed.subject())
                .put("before", deed.change().before())
                .put("after", deed.change().after());
    }

    /// What was refused, as a problem; any other fault as it is.
    static Throwable problem(Throwable fault) {
        return fault instanceof Team.Refused refused
                ? new ProblemException(Problem.of(409, "refused", refused.why()))
                : fault;
    }
}
