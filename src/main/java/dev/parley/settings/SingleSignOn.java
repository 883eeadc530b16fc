package dev.parley.settings;

import dev.parley.kit.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The company's own sign-in (OpenID Connect). Unset parts are "" or {@link Secret#NONE}.
///
/// @param issuer the provider's address, without a slash at its end
/// @param roles which groups have which role
public record SingleSignOn(String issuer, Client client, Roles roles) {
    private static final List<String> WORDS = List.of("viewer", "responder", "editor", "admin");
    private static final String NONE_WORD = "none";

    /// As nobody has set it up.
    public static final SingleSignOn OFF =
            new SingleSignOn("", new Client("", Secret.NONE), new Roles("groups", Map.of(), ""));

    /// Under which name Parley is known there.
    public record Client(String id, Secret secret) {}

    /// What the company's sign-in decides.
    ///
    /// @param claim which part of what it says names the groups
    /// @param byGroup roles by group
    /// @param first the role of those for whom no group speaks; "" for none
    public record Roles(String claim, Map<String, String> byGroup, String first) {
        public Roles {
            byGroup = Map.copyOf(byGroup);
        }
    }

    /// Whether it is set up.
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    static SingleSignOn read(SettingsReader reader) {
        boolean isOn = reader.has(Key.PARLEY_OIDC_ISSUER);
        String issuer = isOn
                ? reader.url(Key.PARLEY_OIDC_ISSUER, "http://localhost").toString()
                : reader.text(Key.PARLEY_OIDC_ISSUER, "");
        SingleSignOn read = new SingleSignOn(
                issuer,
                new Client(reader.text(Key.PARLEY_OIDC_CLIENT_ID, ""), reader.secret(Key.PARLEY_OIDC_CLIENT_SECRET)),
                roles(reader));
        for (Key key : List.of(Key.PARLEY_OIDC_CLIENT_ID, Key.PARLEY_OIDC_CLIENT_SECRET)) {
            if (reader.has(key) != isOn) {
                reader.fault(
                        isOn ? Key.PARLEY_OIDC_ISSUER : key, "needs " + (isOn ? key : Key.PARLEY_OIDC_ISSUER) + " too");
            }
        }
        return read;
    }

    private static Roles roles(SettingsReader reader) {
        Map<String, String> byGroup = new LinkedHashMap<>();
        for (String pair : reader.text(Key.PARLEY_OIDC_ROLES, "").split(",", -1)) {
            int colon = pair.lastIndexOf(':');
            String role = pair.substring(colon + 1).strip();
            if (colon > 0 && WORDS.contains(role)) {
                byGroup.put(pair.substring(0, colon).strip(), role);
            } else if (!pair.isBlank()) {
                reader.fault(
                        Key.PARLEY_OIDC_ROLES,
                        "must be group:role pairs, separated by commas, the role one of " + String.join(", ", WORDS));
            }
        }
        String first = reader.text(Key.PARLEY_OIDC_FIRST_ROLE, NONE_WORD);
        if (!first.equals(NONE_WORD) && !WORDS.contains(first)) {
            reader.fault(Key.PARLEY_OIDC_FIRST_ROLE, "must be none or one of " + String.join(", ", WORDS));
        }
        return new Roles(
                reader.text(Key.PARLEY_OIDC_ROLE_CLAIM, OFF.roles().claim()),
                byGroup,
                first.equals(NONE_WORD) ? "" : first);
    }
}
