package dev.parley.settings;

import java.util.Arrays;
import java.util.Optional;

/// Every setting by the name it has in the environment and in `parley.yaml`.
enum Key {
    PARLEY_HTTP_HOST(Kind.PLAIN),
    PARLEY_HTTP_PORT(Kind.PLAIN),
    PARLEY_PUBLIC_URL(Kind.PLAIN),
    MONGODB_URI(Kind.SECRET),
    PARLEY_DATA_DIR(Kind.PLAIN),
    PARLEY_FLOWS_DIR(Kind.PLAIN),
    PARLEY_ADMIN_PASSWORD(Kind.SECRET),
    PARLEY_API_TOKENS(Kind.SECRET),
    PARLEY_API_RATE(Kind.PLAIN),
    TWILIO_ACCOUNT_SID(Kind.PLAIN),
    TWILIO_AUTH_TOKEN(Kind.SECRET),
    TWILIO_FROM(Kind.PLAIN),
    TWILIO_MESSAGING_SERVICE_SID(Kind.PLAIN),
    TWILIO_API_URL(Kind.PLAIN),
    TWILIO_SEGMENTS_PER_SECOND(Kind.PLAIN),
    PARLEY_SIGNATURE_CHECK(Kind.PLAIN),
    PARLEY_SECRET_KEY(Kind.SECRET),
    PARLEY_DRAIN_SECONDS(Kind.PLAIN),
    PARLEY_CHAT_IDENTITY_KEY(Kind.SECRET),
    PARLEY_CHAT_RATE(Kind.PLAIN),
    PARLEY_TRUSTED_PROXIES(Kind.PLAIN),
    SLACK_SIGNING_SECRET(Kind.SECRET),
    SLACK_BOT_TOKEN(Kind.SECRET),
    SLACK_CLIENT_ID(Kind.PLAIN),
    SLACK_CLIENT_SECRET(Kind.SECRET),
    SLACK_APP_TOKEN(Kind.SECRET),
    SLACK_ADMINS(Kind.PLAIN),
    SLACK_API_URL(Kind.PLAIN),
    SLACK_MESSAGES_PER_SECOND(Kind.PLAIN),
    PARLEY_SMTP_HOST(Kind.PLAIN),
    PARLEY_SMTP_PORT(Kind.PLAIN),
    PARLEY_SMTP_TLS(Kind.PLAIN),
    PARLEY_SMTP_USER(Kind.PLAIN),
    PARLEY_SMTP_PASSWORD(Kind.SECRET),
    PARLEY_SMTP_FROM(Kind.PLAIN),
    PARLEY_OIDC_ISSUER(Kind.PLAIN),
    PARLEY_OIDC_CLIENT_ID(Kind.PLAIN),
    PARLEY_OIDC_CLIENT_SECRET(Kind.SECRET),
    PARLEY_OIDC_ROLE_CLAIM(Kind.PLAIN),
    PARLEY_OIDC_ROLES(Kind.PLAIN),
    PARLEY_OIDC_FIRST_ROLE(Kind.PLAIN),
    PARLEY_WEBHOOK_PRIVATE(Kind.PLAIN),
    PARLEY_CLUSTER(Kind.PLAIN),
    PARLEY_CLUSTER_HOST(Kind.PLAIN),
    PARLEY_CLUSTER_PORT(Kind.PLAIN),
    PARLEY_LOG_LEVEL(Kind.PLAIN);

    /// A secret may come from the file that the same name with this ending gives.
    static final String IN_FILE = "_FILE";

    /// How a setting's value is treated.
    private enum Kind {
        PLAIN,
        /// Never shown; may come from a file.
        SECRET
    }

    private final Kind kind;

    Key(Kind kind) {
        this.kind = kind;
    }

    /// The setting of that name.
    static Optional<Key> of(String name) {
        return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst();
    }

    /// The setting whose value is in the file that the name gives.
    static Optional<Key> ofFile(String name) {
        return name.endsWith(IN_FILE)
                ? of(name.substring(0, name.length() - IN_FILE.length())).filter(key -> key.kind != Kind.PLAIN)
                : Optional.empty();
    }

    boolean isSecret() {
        return kind != Kind.PLAIN;
    }
}
