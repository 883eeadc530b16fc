package dev.parley.kit;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Hands e-mail to a server. Nothing is connected before the first letter. Safe for any thread; blocks, for a minute
/// at most.
public final class Mailer {
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx;
    private final Supplier<MailConfig> config;

    /// A letter.
    ///
    /// @param to one address, which holds no line end
    /// @param id the same for the same letter, so that a mail program shows it once: `digest-7@example.com`
    /// @param text the words, plain
    /// @param html the same words, marked up
    public record Letter(String to, String id, String subject, String text, String html) {
        /// @throws IllegalArgumentException if a line ends in a header
        public Letter {
            if ((to + id + subject).chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a header of a letter has one line");
            }
        }
    }

    /// @param config whose `ownHostname` and the like may be left out; asked at each letter
    public Mailer(Vertx vertx, Supplier<MailConfig> config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// Sends a letter.
    ///
    /// @param leave where mail programs post to when their user wants no more of these (RFC 8058)
    /// @return why it was not taken, in words for a log, without addresses; empty if it was
    public Optional<String> send(String from, Letter letter, URI leave) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", "<" + letter.id() + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + leave + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        MailClient client = MailClient.create(vertx, config.get());
        try {
            client.sendMail(message).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(reason(e));
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            client.close();
        }
    }

    /// What a server says may repeat the address, so only its number is told (RFC 5321, 4.2).
    private static String reason(ExecutionException fault) {
        Throwable cause = fault.getCause();
        return cause instanceof SMTPException said
                ? "the mail server said " + said.getReplyCode()
                : Trouble.words(fault);
    }
}
