package dev.parley.channel.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Question;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.fake.SlackStandIn;
import dev.parley.kit.HttpLine;
import dev.parley.kit.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Slack's Web API over real HTTP: whatever it answers, a message is one request.
class SlackSenderTest {
    private static final Route KNOWN = new Route("T024BE7LD", "U024BE7LH", "D1/0.1");
    private static final Question NPS = new Question(
            "talk-1/recommend",
            "yes-no",
            "en",
            true,
            List.of(new Question.Choice("yes", ""), new Question.Choice("no", "")));
    private static final Outbound HELLO = new Outbound("lane.v1.0", "Tea & <biscuits>?", Optional.of(NPS));
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_message_is_one_request_with_its_controls_and_its_key() throws InterruptedException {
        assertThat(sender(Duration.ofSeconds(60)).send(KNOWN, HELLO)).isInstanceOf(Delivery.Sent.class);

        SlackStandIn.Call call = slack.next("chat.postMessage");
        assertThat(call.authorization()).isEqualTo("Bearer xoxb-1");
        assertThat(call.fields())
                .containsEntry("channel", "D1")
                .containsEntry("text", "Tea &amp; &lt;biscuits&gt;?")
                .containsEntry(
                        "metadata", "{\"event_type\":\"parley_message\",\"event_payload\":{\"key\":\"lane.v1.0\"}}");
        assertThat(call.fields().get("blocks"))
                .contains("\"block_id\":\"talk-1/recommend\"", "\"text\":\"Yes\"", "parley:skip");
        assertThat(slack.unseen("conversations.open")).isZero();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "slack-answers.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void an_answer_means(int status, String retryAfter, String body, String means) throws InterruptedException {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(status)
                .withBody(Optional.ofNullable(body).orElse(""));
        slack.answers(
                "chat.postMessage", retryAfter.equals("-") ? answer : answer.withHeader("Retry-After", retryAfter));

        assertThat(sender(Duration.ofSeconds(60)).send(KNOWN, HELLO)).hasToString(means);
        slack.next("chat.postMessage");
        assertThat(slack.unseen("chat.postMessage")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nobody_knows_what_became_of_a_request_whose_connection_breaks(Fault fault) {
        slack.answers("chat.postMessage", aResponse().withFault(fault));

        assertThat(sender(Duration.ofSeconds(60)).send(KNOWN, HELLO)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void nobody_knows_what_became_of_a_request_that_is_answered_too_late() {
        slack.answers("chat.postMessage", aResponse().withBody("{\"ok\":true}").withFixedDelay(120_000));

        assertThat(sender(Duration.ofMillis(500)).send(KNOWN, HELLO)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void a_conversation_is_opened_once_and_what_fails_on_the_way_is_no_message() throws InterruptedException {
        SlackSender sender = sender(Duration.ofSeconds(60));
        Route first = new Route("T024BE7LD", "U024BE7LH");
        slack.answers("conversations.open", aResponse().withStatus(500));
        assertThat(sender.send(first, HELLO)).isInstanceOf(Delivery.Deferred.class);
        slack.answers("conversations.open", "{\"ok\":false,\"error\":\"user_not_found\"}");
        assertThat(sender.send(first, HELLO)).isInstanceOf(Delivery.Refused.class);
        assertThat(slack.unseen("chat.postMessage")).isZero();

        slack.answers("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D7\"}}");
        assertThat(sender.send(first, HELLO)).isInstanceOf(Delivery.Sent.class);
        assertThat(sender.send(first, HELLO)).isInstanceOf(Delivery.Sent.class);
        assertThat(slack.next("chat.postMessage").fields()).containsEntry("channel", "D7");
        slack.next("chat.postMessage");
    }

    @Test
    void a_message_that_may_have_gone_out_is_found_by_its_key() throws InterruptedException {
        slack.answers("conversations.history", """
                {"ok": true, "messages": [
                  {"ts": "9.2", "text": "Tea", "metadata": {"event_payload": {"key": "lane.v1.0"}}},
                  {"ts": "9.1", "text": "Tea", "metadata": {"event_payload": {"key": "lane.v0.0"}}},
                  {"ts": "9.0", "text": "Tea"}]}
                """);
        SlackSender sender = sender(Duration.ofSeconds(60));
        assertThat(sender.find(KNOWN, HELLO, SINCE)).isEqualTo(new Sender.Search.Found(List.of("D1/9.2")));
        assertThat(slack.next("conversations.history").fields())
                .containsEntry("oldest", "1772359200")
                .containsEntry("include_all_metadata", "true");

        slack.answers("conversations.history", "{\"ok\": false, \"error\": \"missing_scope\"}");
        assertThat(sender.find(KNOWN, HELLO, SINCE)).isInstanceOf(Sender.Search.Unreachable.class);
        slack.answers("conversations.history", "{\"ok\": true}");
        assertThat(sender.find(KNOWN, HELLO, SINCE)).isInstanceOf(Sender.Search.Unreachable.class);
    }

    @Test
    void a_conversation_that_another_node_knew_is_opened_to_look_a_message_up() throws InterruptedException {
        slack.answers("conversations.history", "{\"ok\": true, \"messages\": []}");
        SlackSender sender = sender(Duration.ofSeconds(60));
        slack.answers("conversations.open", "{\"ok\": false, \"error\": \"ratelimited\"}");
        assertThat(sender.find(new Route("T1", "U1"), HELLO, SINCE)).isInstanceOf(Sender.Search.Unreachable.class);
        slack.answers("conversations.open", "{\"ok\": true, \"channel\": {\"id\": \"D8\"}}");
        assertThat(sender.find(new Route("T1", "U1"), HELLO, SINCE)).isEqualTo(new Sender.Search.Found(List.of()));
        assertThat(slack.next("conversations.history").fields()).containsEntry("channel", "D8");
    }

    private SlackSender sender(Duration patience) {
        SlackApi api = SlackApi.of(
                vertx, URI.create(slack.url().replaceFirst("/$", "")), new HttpLine.Deadlines(patience, patience));
        return SlackSender.of(api, Workspaces.one(new Secret("xoxb-1")), new Rooms());
    }
}
