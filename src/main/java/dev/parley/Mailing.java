package dev.parley;

import dev.parley.board.DigestDesk;
import dev.parley.board.DigestLetter;
import dev.parley.kit.Mailer;
import dev.parley.settings.Smtp;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the mail server with what is told by e-mail.
final class Mailing {
    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);
    private static final int CONNECT_MILLIS = 10_000;

    private Mailing() {}

    /// What posts a digest to an address; it never takes one if there is no mail server.
    ///
    /// @param leave where the reader of an address leaves the digest
    static DigestDesk.Post post(Vertx vertx, Smtp smtp, Function<String, URI> leave) {
        Mailer mailer = new Mailer(vertx, () -> config(smtp));
        return (address, key, digest) -> {
            if (!smtp.isOn()) {
                return false;
            }
            URI exit = leave.apply(address);
            String text = DigestLetter.text(digest, exit.toString());
            Mailer.Letter letter = new Mailer.Letter(
                    address, id(smtp, key, address), "The week's results", text, DigestLetter.html(text));
            Optional<String> fault = mailer.send(smtp.from(), letter, exit);
            fault.ifPresent(why -> LOG.warn("a weekly digest was not mailed: {}; it is tried again for a day", why));
            return fault.isEmpty();
        };
    }

    /// The same letter to the same person has the same id, which does not tell who that is.
    private static String id(Smtp smtp, String key, String address) {
        UUID named = UUID.nameUUIDFromBytes((key + " " + address).getBytes(StandardCharsets.UTF_8));
        return key + "." + named + smtp.from().substring(smtp.from().indexOf('@'));
    }

    static MailConfig config(Smtp smtp) {
        MailConfig config = new MailConfig(smtp.host(), smtp.port())
                .setStarttls(smtp.tls() == Smtp.Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setSsl(smtp.tls() == Smtp.Tls.TLS)
                .setKeepAlive(false)
                .setLogin(LoginOption.DISABLED);
        config.setConnectTimeout(CONNECT_MILLIS);
        if (!smtp.login().user().isEmpty()) {
            config.setLogin(LoginOption.REQUIRED)
                    .setUsername(smtp.login().user())
                    .setPassword(smtp.login().password().reveal());
        }
        return config;
    }
}
