package dev.parley.kit;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Why another server was not reached, in words that say what to look at.
class TroubleTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void where_nothing_listens_it_is_said_so() throws IOException {
        try (Socket taken = new Socket()) {
            // Bound and not listening: nobody else can take the port meanwhile.
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(called(GuardedHttp.Names.SYSTEM, "http://127.0.0.1:" + taken.getLocalPort() + "/hook"))
                    .isEqualTo("nothing listens at that address");
        }
    }

    @Test
    void a_name_that_nobody_knows_is_told_from_a_server_that_is_down() {
        GuardedHttp.Names nobody = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(called(nobody, "https://crm.example.com/hook")).isEqualTo("the name of the host is not known");
    }

    @Test
    void a_certificate_of_ones_own_making_is_not_accepted() {
        WireMockServer receiver = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        receiver.start();
        try {
            assertThat(called(GuardedHttp.Names.SYSTEM, "https://localhost:" + receiver.httpsPort() + "/hook"))
                    .isEqualTo("its TLS certificate is not accepted");
        } finally {
            receiver.stop();
        }
    }

    @Test
    void a_connection_that_comes_too_late_is_no_refused_one() {
        assertThat(Trouble.words(new ExecutionException(new ConnectException("connection timed out after 5000 ms"))))
                .isEqualTo("it took too long");
        assertThat(Trouble.words(new TimeoutException("no answer in time"))).isEqualTo("it took too long");
        assertThat(new NoAnswer(false, new ConnectException("Connection refused: /192.0.2.1:443")).reason())
                .isEqualTo("cannot connect: nothing listens at that address");
        assertThat(Trouble.words(new IllegalStateException("odd")))
                .isEqualTo("the connection failed (IllegalStateException)");
    }

    private String called(GuardedHttp.Names names, String url) {
        try (GuardedHttp http = new GuardedHttp(vertx, names, true)) {
            return http.call(new GuardedHttp.Request("POST", URI.create(url), Map.of(), "{}", Duration.ofMinutes(2)))
                    .trouble();
        }
    }
}
