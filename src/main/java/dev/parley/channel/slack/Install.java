package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.kit.Secret;
import java.time.Instant;
import java.util.Optional;

/// A workspace or an organisation that has installed the app.
///
/// @param id the workspace's or the organisation's
/// @param enterprise the organisation whose install holds for this workspace, "" if none does
/// @param token what we act with; none if only the organisation has one
/// @param renewal how a token that ends is renewed; empty if it does not end
record Install(String id, String enterprise, Secret token, Optional<Renewal> renewal) {
    /// How a token is renewed (docs.slack.dev/authentication/using-token-rotation).
    ///
    /// @param refresh counts once
    /// @param until when the token ends
    record Renewal(Secret refresh, Instant until) {}

    /// A workspace for which its organisation's install holds.
    static Install of(String team, String enterprise) {
        return new Install(team, enterprise, Secret.NONE, Optional.empty());
    }

    /// What `oauth.v2.access` has answered; empty if it names no workspace or no token.
    static Optional<Install> of(JsonNode answer, Instant now) {
        boolean isWide = answer.path("is_enterprise_install").asBoolean(false);
        String id = isWide ? Json.text(answer, "enterprise", "id") : Json.text(answer, "team", "id");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Install(id, "", Secret.NONE, Optional.empty()))
                        .map(install -> install.renewed(answer, now))
                        .filter(install -> !install.isBare());
    }

    /// With the token of an answer of `oauth.v2.access`.
    Install renewed(JsonNode answer, Instant now) {
        String refresh = Json.text(answer, "refresh_token");
        long seconds = answer.path("expires_in").asLong(0);
        Optional<Renewal> renewal = refresh.isEmpty() || seconds <= 0
                ? Optional.empty()
                : Optional.of(new Renewal(new Secret(refresh), now.plusSeconds(seconds)));
        return new Install(id, enterprise, new Secret(Json.text(answer, "access_token")), renewal);
    }

    boolean isBare() {
        return !token.isPresent();
    }

    /// As it is kept.
    String json() {
        ObjectNode json = Json.object().put("token", token.reveal()).put("enterprise", enterprise);
        renewal.ifPresent(it -> json.put("refresh", it.refresh().reveal())
                .put("until", it.until().getEpochSecond()));
        return json.toString();
    }

    static Install read(String id, JsonNode json) {
        String refresh = Json.text(json, "refresh");
        Optional<Renewal> renewal = refresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Renewal(
                        new Secret(refresh),
                        Instant.ofEpochSecond(json.path("until").asLong(0))));
        return new Install(id, Json.text(json, "enterprise"), new Secret(Json.text(json, "token")), renewal);
    }
}
