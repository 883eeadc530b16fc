package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.board.DigestDesk;
import dev.parley.kit.Mailer;
import dev.parley.kit.Secret;
import dev.parley.settings.Smtp;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// The weekly digest by e-mail, with a real mail server on loopback.
class MailingTest {
    private static final URI LEAVE = URI.create("https://parley.example.com/digest/leave/abc");

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private SMTPServer server;

    @BeforeEach
    void start() {
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .hostName("mail.example.com")
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("parley") || !password.equals("stamp")) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandler((context, from, to, data) -> {
                    if (to.startsWith("nobody@")) {
                        throw new RejectException(550, "no such user " + to);
                    }
                    arrived.add(from + " > " + to + "\n" + new String(data, StandardCharsets.UTF_8));
                })
                .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private DigestDesk.Post post(Smtp.Tls tls, String password) {
        Smtp smtp = new Smtp(
                "127.0.0.1",
                server.getPortAllocated(),
                tls,
                new Smtp.Login("parley", new Secret(password)),
                "parley@example.com");
        return Mailing.post(vertx, smtp, address -> LEAVE);
    }

    @Test
    void a_digest_arrives_as_text_and_as_mark_up_with_the_same_id_each_time() {
        DigestDesk.Post post = post(Smtp.Tls.OFF, "stamp");

        assertThat(post.post("ana@example.com", "digest-2026-03-02", "NPS <40>"))
                .isTrue();
        assertThat(post.post("ana@example.com", "digest-2026-03-02", "NPS <40>"))
                .isTrue();

        assertThat(arrived)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter)
                        .startsWith("parley@example.com > ana@example.com\n")
                        .contains(
                                "Subject: The week's results", "text/plain", "text/html", "NPS <40>", "NPS &lt;40&gt;")
                        .contains("To get it no more", "Auto-Submitted: auto-generated")
                        .contains(
                                "List-Unsubscribe: <" + LEAVE + ">",
                                "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assertThat(arrived.stream().map(MailingTest::id).distinct())
                .singleElement()
                .asString()
                .contains("digest-2026-03-02.")
                .doesNotContain("ana");
    }

    @Test
    void a_letter_that_the_server_refuses_was_not_told() {
        assertThat(post(Smtp.Tls.OFF, "stamp").post("nobody@example.com", "digest-1", "week"))
                .isFalse();
        assertThat(post(Smtp.Tls.OFF, "wrong").post("ana@example.com", "digest-1", "week"))
                .isFalse();
        assertThat(arrived).isEmpty();
    }

    @Test
    void nothing_is_told_in_the_clear_where_tls_is_asked_for() {
        assertThat(post(Smtp.Tls.STARTTLS, "stamp").post("ana@example.com", "digest-1", "week"))
                .isFalse();
        assertThat(arrived).isEmpty();
    }

    @Test
    void without_a_mail_server_nothing_is_sent() {
        assertThat(Mailing.post(vertx, Smtp.OFF, address -> LEAVE).post("ana@example.com", "digest-1", "week"))
                .isFalse();
    }

    @Test
    void a_header_has_one_line() {
        assertThatThrownBy(() -> new Mailer.Letter("a@example.com\r\nBcc: b@example.com", "1", "s", "t", "h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line");
    }

    private static String id(String letter) {
        return letter.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .findFirst()
                .orElseThrow();
    }
}
