package dev.parley.settings;

import dev.parley.kit.Secret;
import java.util.Locale;

/// The server that takes e-mail (the weekly digest). Unset parts are "" or {@link Secret#NONE}.
///
/// @param from whom the mail is from
public record Smtp(String host, int port, Tls tls, Login login, String from) {
    /// As nobody has set it up.
    public static final Smtp OFF = new Smtp("", 587, Tls.STARTTLS, new Login("", Secret.NONE), "");

    private static final String ADDRESS = "[^\\s@<>,;\"\\\\\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,190}";

    /// How the connection is kept from others.
    public enum Tls {
        /// It begins in the clear and must change to TLS before anything is told (RFC 3207).
        STARTTLS,
        /// TLS from the first byte (RFC 8314).
        TLS,
        /// Nothing; only for a server on this machine.
        OFF
    }

    /// Who Parley is there; no user for a server that asks none.
    public record Login(String user, Secret password) {}

    /// Whether mail can be sent.
    public boolean isOn() {
        return !host.isEmpty();
    }

    /// Whether a text is a mail address that can stand in a header: one address, and no line end.
    public static boolean isAddress(String text) {
        return text.matches(ADDRESS);
    }

    static Smtp read(SettingsReader reader) {
        String host = reader.text(Key.PARLEY_SMTP_HOST, "");
        int port = reader.port(Key.PARLEY_SMTP_PORT, OFF.port());
        Tls tls = tls(reader, host);
        Login login = new Login(reader.text(Key.PARLEY_SMTP_USER, ""), reader.secret(Key.PARLEY_SMTP_PASSWORD));
        String from = reader.text(Key.PARLEY_SMTP_FROM, Smtp::isAddress, "a mail address such as parley@example.com");
        if (!host.isEmpty() && from.isEmpty()) {
            reader.fault(Key.PARLEY_SMTP_HOST, "needs PARLEY_SMTP_FROM too, whom the mail is from");
        }
        if (reader.has(Key.PARLEY_SMTP_USER) != reader.has(Key.PARLEY_SMTP_PASSWORD)) {
            reader.fault(Key.PARLEY_SMTP_USER, "and PARLEY_SMTP_PASSWORD are set together");
        }
        return new Smtp(host, port, tls, login, from);
    }

    private static Tls tls(SettingsReader reader, String host) {
        String word = reader.text(Key.PARLEY_SMTP_TLS, "starttls");
        if (!word.matches("starttls|tls|off")) {
            reader.fault(Key.PARLEY_SMTP_TLS, "must be starttls, tls or off");
            return Tls.STARTTLS;
        }
        Tls tls = Tls.valueOf(word.toUpperCase(Locale.ROOT));
        if (tls == Tls.OFF && !host.isEmpty() && !SettingsReader.isLoopback(host)) {
            reader.fault(Key.PARLEY_SMTP_TLS, "may be off only for a mail server on this machine");
        }
        return tls;
    }
}
