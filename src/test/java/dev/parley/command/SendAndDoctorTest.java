package dev.parley.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SendAndDoctorTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000000";

    @TempDir
    Path folder;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void send_invites_through_the_running_server() {
        answers(202, "{\"outcome\": \"started\", \"channel\": \"sms\", \"conversation\": \"x-1\"}");

        int code =
                run("send", "nps", "--to", "+1 555 0101", "--contact", "zone=UTC", "--event", "total=30", "--key", "k");

        assertThat(out).hasToString("started on sms, conversation x-1" + System.lineSeparator());
        assertThat(code).isZero();
        server.verify(postRequestedFor(urlEqualTo("/api/v1/invitations"))
                .withHeader("Authorization", equalTo("Bearer t"))
                .withHeader("Idempotency-Key", equalTo("k"))
                .withRequestBody(equalToJson("""
                        {"flow": "nps", "contact": {"zone": "UTC", "addresses": {"sms": "+15550101"}},
                         "event": {"total": 30}}""")));
    }

    @Test
    void send_says_why_somebody_is_not_asked() {
        answers(
                202,
                "{\"outcome\": \"refused\", \"why\": \"opted-out\", \"because\": \"the person wants no messages\"}");

        assertThat(run("send", "nps", "--to", "slack:U024BE7LH")).isEqualTo(1);
        assertThat(out.toString()).startsWith("refused: the person wants no messages (opted-out)");
    }

    @Test
    void send_shows_what_the_server_found_wrong() {
        answers(
                400,
                "{\"detail\": \"Parts cannot be used.\", \"errors\": [{\"pointer\": \"/flow\", \"message\": \"no flow\"}]}");

        assertThat(run("send", "nps", "--to", "+15550101")).isEqualTo(1);
        assertThat(err.toString())
                .contains("The server refused (400): Parts cannot be used.")
                .contains("/flow no flow");
    }

    @ParameterizedTest
    @CsvSource({"5550101, international form", "pigeon:x, begins with sms:", "slack:u 1, Slack user"})
    void send_takes_only_addresses(String to, String message) {
        assertThat(run("send", "nps", "--to", to)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void send_says_that_nothing_answers() {
        server.stop();
        assertThat(run("send", "nps", "--to", "+15550101")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Nothing answers at http://127.0.0.1:")
                .contains("./parley serve");
    }

    @ParameterizedTest
    @CsvSource({
        "200, ok, the account answers",
        "401, WRONG, copy TWILIO_ACCOUNT_SID",
        "404, WRONG, knows no such account"
    })
    void doctor_asks_twilio_for_the_account(int status, String mark, String sentence) {
        server.stubFor(get(urlEqualTo("/2010-04-01/Accounts/" + ACCOUNT + ".json"))
                .withBasicAuth(ACCOUNT, "12345")
                .willReturn(aResponse().withStatus(status)));

        int code = examine(Map.of(
                "TWILIO_ACCOUNT_SID", ACCOUNT, "TWILIO_AUTH_TOKEN", "12345", "TWILIO_API_URL", server.baseUrl()));

        assertThat(out.toString().lines().filter(line -> line.contains("twilio ")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith(mark).contains(sentence).doesNotContain("12345"));
        assertThat(code).isEqualTo(mark.equals("ok") ? 0 : 1);
    }

    @Test
    void doctor_says_what_is_missing_and_what_to_do() {
        assertThat(examine(Map.of("PARLEY_FLOWS_DIR", folder.resolve("none").toString())))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("WRONG  flows")
                .contains("note   twilio")
                .contains("note   api")
                .contains("ok     java")
                .contains("ok     data folder");
    }

    @Test
    void doctor_tells_every_fault_in_the_settings() {
        assertThat(examine(Map.of("PARLEY_HTTP_PORT", "x", "MONGODB_URI", "y"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("WRONG  settings")
                .contains("PARLEY_HTTP_PORT")
                .contains("MONGODB_URI");
    }

    private int examine(Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "PARLEY_DATA_DIR", folder.resolve("data").toString(),
                "PARLEY_FLOWS_DIR",
                        Path.of("conversation-flows").toAbsolutePath().toString(),
                "PARLEY_HTTP_PORT", "1"));
        environment.putAll(more);
        return DoctorCommand.examine(environment, folder, new PrintWriter(out));
    }

    private void answers(int status, String body) {
        server.stubFor(post(urlEqualTo("/api/v1/invitations"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private int run(String... arguments) {
        CommandLine line = ParleyCommand.line((settings, mode) -> {
            throw new AssertionError("no server is to be started");
        });
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 4);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = "http://127.0.0.1:" + (server.isRunning() ? server.port() : 1);
        all[arguments.length + 2] = "--token";
        all[arguments.length + 3] = "t";
        return line.execute(all);
    }
}
