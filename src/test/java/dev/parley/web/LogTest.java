package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.fake.TwilioCaller;
import dev.parley.inbox.StoreUnavailable;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTest {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
    private final RunningServer server = RunningServer.start();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        server.close();
    }

    @Test
    void aForgedCallIsOneLine() {
        server.send(server.form(TwilioCaller.recordedForm("score-with-words")).header("X-Twilio-Signature", "forged"));

        assertThat(texts())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("/webhooks/sms: refused a call: X-Twilio-Signature");
    }

    @Test
    void anUnreadableCallIsOneLine() {
        server.send(server.form("From=%2B15550111&Body=%"));

        assertThat(texts()).containsExactly("/webhooks/sms: refused a call: an incomplete percent-escape at byte 22");
    }

    @Test
    void aFaultIsOneLineWithTheRequestsIdAndItsTrace() {
        server.inbox.set(inbound -> {
            throw new IllegalStateException("lane 7 is broken");
        });

        String id = new JsonObject(server.send(server.signed(TwilioCaller.recordedForm("score-with-words")))
                        .body())
                .getString("requestId");

        assertThat(texts()).containsExactly("Request " + id + " failed");
        assertThat(ThrowableProxyUtil.asString(lines.list.getFirst().getThrowableProxy()))
                .contains("lane 7 is broken", "LogTest");
    }

    @Test
    void aStoreThatIsAwayIsOneLine() {
        server.inbox.set(inbound -> {
            throw new StoreUnavailable("MongoDB does not answer");
        });

        server.send(server.signed(TwilioCaller.recordedForm("score-with-words")));

        assertThat(texts()).hasSize(1).first().asString().endsWith(" found no store: MongoDB does not answer");
    }

    @Test
    void whatTheCallerDidWrongIsNoLineOfOurs() {
        server.get("/nothing");
        server.api("/api/v1/conversations?limit=0");

        assertThat(texts()).isEmpty();
    }

    @Test
    void aWebhookThatRefusesACallIsOneLine() {
        server.send(server.form("x").setHeader("Content-Type", "text/plain"));

        assertThat(texts())
                .containsExactly(
                        "/webhooks/sms: refused a call: its content type is not application/x-www-form-urlencoded");
    }

    private List<String> texts() {
        List<String> texts =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(texts).noneMatch(text -> text.contains("555") || text.contains("courier"));
        return texts;
    }
}
