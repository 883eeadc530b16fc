package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.fake.TwilioCaller;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Busy;
import dev.parley.kit.Lanes;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {
    private static final String SCORE = TwilioCaller.recordedForm("score");

    private final List<Inbound> received = Collections.synchronizedList(new ArrayList<>());
    private final RunningServer server = RunningServer.start();

    @BeforeEach
    void listen() {
        received.clear();
        server.inbox.set(inbound -> {
            received.add(inbound);
            return RunningServer.echo(inbound);
        });
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void answersInTwimlWhatTheInboxSays() {
        HttpResponse<String> answer = server.send(server.signed(TwilioCaller.recordedForm("score-with-words")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/xml; charset=utf-8");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>"
                        + "9 because the courier was quick &amp; kind 🙂 café</Message></Response>");
    }

    @Test
    void answersOnlyWhenTheInboxHasReturned() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        server.inbox.set(inbound -> {
            began.countDown();
            await(stored);
            return Handled.SILENTLY;
        });
        CompletableFuture<HttpResponse<String>> answer = server.sendAsync(server.signed(SCORE));
        began.await();
        assertThat(server.get("/health/live").statusCode())
                .as("others are served")
                .isEqualTo(200);
        assertThat(answer).isNotDone();

        stored.countDown();

        assertThat(answer.join().body()).endsWith("<Response></Response>");
    }

    @Test
    void takesTheMessagesOfOnePersonOneAfterTheOther() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.inbox.set(inbound -> {
            received.add(inbound);
            began.countDown();
            await(goOn);
            return RunningServer.echo(inbound);
        });
        CompletableFuture<HttpResponse<String>> first = server.sendAsync(server.signed(SCORE));
        began.await();
        CompletableFuture<HttpResponse<String>> second =
                server.sendAsync(server.signed(TwilioCaller.recordedForm("several-lines")));
        CompletableFuture<HttpResponse<String>> other =
                server.sendAsync(server.signed(TwilioCaller.recordedForm("short-code")));
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);

        goOn.countDown();

        assertThat(List.of(first.join(), second.join(), other.join())).allMatch(answer -> answer.statusCode() == 200);
        assertThat(received.stream()
                        .filter(it -> it.their().equals("+15550111"))
                        .map(it -> it.content().text()))
                .containsExactly("9", "Late.\nAnd the box was torn.\n100% sure");
    }

    @Test
    void refusesTheFloodOfOnePersonAndOnlyTheirs() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.inbox.set(inbound -> {
            await(goOn);
            return Handled.SILENTLY;
        });
        List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
        int sent = Lanes.WAITING_A_LANE + 5;
        for (int i = 0; i < sent; i++) {
            flood.add(server.sendAsync(server.signed(SCORE)));
        }
        while (flood.stream().filter(CompletableFuture::isDone).count() < 4) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        assertThat(flood.stream().map(CompletableFuture::join).filter(it -> it.statusCode() == 503))
                .hasSize(4)
                .allMatch(it -> it.headers().firstValue("retry-after").equals(java.util.Optional.of("1")));
    }

    @Test
    void aStatusCallbackIsAcknowledgedAndIgnored() {
        HttpResponse<String> answer = server.send(server.signed(TwilioCaller.recordedForm("status-callback")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("<Response></Response>");
        assertThat(received).isEmpty();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertProblem(server.send(server.form(SCORE)), 403, "not-genuine");
    }

    @Test
    void refusesAnotherFormsSignature() {
        String signature = TwilioCaller.sign(RunningServer.TOKEN, RunningServer.PUBLIC_URL + "/webhooks/sms", SCORE);

        assertProblem(
                server.send(server.form(SCORE + "0").header("X-Twilio-Signature", signature)), 403, "not-genuine");
    }

    @Test
    void noHeaderOfTheRequestHasASayInTheSignedUrl() {
        String signature = TwilioCaller.sign(RunningServer.TOKEN, "https://evil.example.com/webhooks/sms", SCORE);

        assertProblem(
                server.send(server.form(SCORE)
                        .header("X-Twilio-Signature", signature)
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "evil.example.com")
                        .header("Forwarded", "host=evil.example.com;proto=https")),
                403,
                "not-genuine");
    }

    @Test
    void theQueryIsSignedAsItWasSent() {
        String target = "/webhooks/sms?flow=a%2Fb&x=%26";
        String signature = TwilioCaller.sign(RunningServer.TOKEN, RunningServer.PUBLIC_URL + target, SCORE);

        assertThat(server.send(server.request(target)
                                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                                .header("X-Twilio-Signature", signature)
                                .POST(BodyPublishers.ofString(SCORE)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencodedx", "multipart/form-data"})
    void refusesOtherContentTypes(String type) {
        assertProblem(server.send(server.signed(SCORE).setHeader("Content-Type", type)), 415, "unsupported-media-type");
    }

    @Test
    void refusesACallWithoutContentType() {
        assertProblem(
                server.send(server.request("/webhooks/sms").POST(BodyPublishers.ofString(SCORE))),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 1024 * 1024})
    void refusesABodyThatIsTooLarge(int size) {
        assertProblem(server.send(server.signed("Body=" + "x".repeat(size - 5))), 413, "body-too-large");
    }

    @Test
    void takesABodyOfFullSize() {
        String rest = "&Body=";
        String form =
                SCORE.replace("Body=9", "Filler=" + "x".repeat(64 * 1024 - SCORE.length() - rest.length() - 7) + rest);

        assertThat(server.send(server.signed(form)).statusCode()).isEqualTo(200);
    }

    @Test
    void hangsUpOnABodyThatNeverEnds() {
        String head = RunningServer.head(
                "POST /webhooks/sms HTTP/1.1",
                "Host: parley.example.com",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 3000000000");

        assertThat(server.exchange(head + "x".repeat(2 * 1024 * 1024 + 1))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void doesNotUnpackBodies() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(SCORE.getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> answer = server.send(server.signed(SCORE)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "Body", "a=%C3%28", "{\"Body\":\"9\"}"})
    void saysThatABodyIsNoForm(String body) {
        assertProblem(server.send(server.form(body)), 400, "unreadable");
    }

    @Test
    void saysWhatAGenuineFormLacks() {
        HttpResponse<String> answer = server.send(server.signed("AccountSid=" + TwilioCaller.ACCOUNT_SID + "&Body=9"));

        assertProblem(answer, 400, "unreadable");
        assertThat(answer.body()).contains("MessageSid is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NONSENSE"})
    void takesNoOtherMethod(String method) {
        assertProblem(
                server.send(server.signed(SCORE).method(method, BodyPublishers.noBody())), 405, "method-not-allowed");
    }

    @Test
    void asksToComeBackWhenTheStoreIsAway() {
        server.inbox.set(inbound -> {
            throw new StoreUnavailable("no answer from mongodb://db.example.com");
        });

        HttpResponse<String> answer = server.send(server.signed(SCORE));

        assertProblem(answer, 503, "store-unavailable");
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(answer.body()).doesNotContain("db.example.com");
    }

    @Test
    void asksToComeBackWhenThereIsTooMuchToDo() {
        server.inbox.set(inbound -> {
            throw new Busy("full");
        });

        assertProblem(server.send(server.signed(SCORE)), 503, "busy");
    }

    static List<Throwable> faults() {
        return List.of(new IllegalStateException("inside"), new AssertionError("inside"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsNothingOfAFaultOfOurs(Throwable fault) {
        server.inbox.set(inbound -> WebhookTest.<RuntimeException>fail(fault));

        HttpResponse<String> answer = server.send(server.signed(SCORE));

        assertProblem(answer, 500, "fault");
        assertThat(answer.body()).doesNotContain("inside", "dev.parley");
        listen();
        assertThat(server.send(server.signed(SCORE)).statusCode())
                .as("the lane goes on")
                .isEqualTo(200);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String kind) {
        JsonObject problem = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isEqualTo("urn:parley:problem:" + kind);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).endsWith(".");
        assertThat(problem.getString("requestId")).hasSize(26);
        assertThat(received).isEmpty();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> Handled fail(Throwable fault) throws T {
        throw (T) fault;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
