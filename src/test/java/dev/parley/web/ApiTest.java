package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.History;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Rating;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.NotifyTargets;
import dev.parley.flow.Revision;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.StoreUnavailable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final String PATH = "/api/v1/conversations";
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.120Z");
    private static final StepId STEP = new StepId("recommend");

    private final RunningServer server = RunningServer.with(new FakeConversations(List.of(
            conversation("c1", "after-purchase", Status.COMPLETED, 0),
            conversation("c2", "after-purchase", Status.OPEN, 1),
            conversation("c3", "support", Status.EXPIRED, 2),
            conversation("c4", "support", Status.COMPLETED, 3))));

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void showsAConversationWhole() throws IOException {
        HttpResponse<String> answer = server.api(PATH + "/c1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(new JsonObject(answer.body()).encodePrettily()).isEqualTo(golden());
    }

    @Test
    void anOpenConversationHasNoEnd() {
        JsonObject open = new JsonObject(server.api(PATH + "/c2").body());

        assertThat(open.getString("changedAt")).isEqualTo("2026-03-01T10:02:00.120Z");
        assertThat(open.containsKey("endedAt")).isFalse();
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(ids(server.api(PATH))).containsExactly("c4", "c3", "c2", "c1");
    }

    @ParameterizedTest
    @CsvSource({
        "flow=support, c4 c3",
        "status=completed, c4 c1",
        "status=nobody-ends-so, ''",
        "flow=after-purchase&status=open, c2",
        "since=2026-03-01T10:02:00.120Z, c4 c3",
        "until=2026-03-01T10:02:00.120Z, c2 c1",
        "since=2026-03-01T11:01:00.120%2B01:00&until=2026-03-01T10:03:00Z, c3 c2",
        "limit=1, c4",
        "channel=sms, c4 c3 c2 c1",
        "channel=web, ''",
        "band=detractor, c4 c3 c2 c1",
        "band=promoter, ''",
        "score=3&limit=2, c4 c3",
        "score=4, ''",
        "q=nobody-said-so, ''",
    })
    void filters(String query, String ids) {
        assertThat(String.join(" ", ids(server.api(PATH + "?" + query)))).isEqualTo(ids);
    }

    @Test
    void pagesByCursorUntilTheEnd() {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            HttpResponse<String> page = server.api(PATH + "?limit=3" + next.get());
            seen.addAll(ids(page));
            next = Optional.ofNullable(new JsonObject(page.body()).getString("next"))
                    .map(cursor -> "&cursor=" + cursor);
        }

        assertThat(seen).containsExactly("c4", "c3", "c2", "c1");
    }

    @ParameterizedTest
    @CsvSource({
        "flow=No%20Flow, ?flow",
        "since=yesterday, ?since",
        "until=2026-03-01, ?until",
        "limit=0, ?limit",
        "limit=201, ?limit",
        "limit=, ?limit",
        "channel=fax, ?channel",
        "score=many, ?score",
        "q=, ?q",
        "limit=99999999999, ?limit",
        "cursor=%00, ?cursor",
        "cursor=bm9uc2Vuc2U, ?cursor",
        "state=open, ?state",
        "limit=1&limit=2, ?limit",
        "flow=, ?flow",
    })
    void saysWhichPartOfAQueryIsWrong(String query, String pointer) {
        HttpResponse<String> answer = server.api(PATH + "?" + query);
        JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errors).hasSize(1);
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo(pointer);
        assertThat(errors.getJsonObject(0).getString("message")).isNotBlank();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        HttpResponse<String> answer = server.api(PATH + "?limit=0&since=x&state=y");

        assertThat(new JsonObject(answer.body()).getJsonArray("errors")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c9", "/", "/%00", "/c1%20", "/%F0%9F%99%82"})
    void saysThatAConversationIsNotThere(String id) {
        HttpResponse<String> answer = server.api(PATH + id);

        assertThat(answer.statusCode()).isIn(200, 404);
        assertThat(answer.body()).doesNotContain("\"id\":\"c9\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "Basic let-me-in",
                "let-me-in",
                "Bearer let-me-in2",
                "Bearer let-me-i"
            })
    void letsNobodyInWithoutAToken(String authorization) {
        HttpResponse<String> answer = server.send(server.request(PATH + "/c1").header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:parley:problem:no-token");
    }

    @Test
    void letsNobodyInWithoutAHeader() {
        assertThat(server.get(PATH).statusCode()).isEqualTo(401);
        assertThat(server.get(PATH + "?limit=0").statusCode())
                .as("before anything is read")
                .isEqualTo(401);
    }

    @Test
    void theSchemesCaseDoesNotMatter() {
        assertThat(server.send(server.request(PATH).header("Authorization", "bearer let-me-in"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatTheStoreIsAway() {
        try (RunningServer away = RunningServer.with(new Away())) {
            for (String path : List.of(PATH, PATH + "/c1")) {
                HttpResponse<String> answer = away.api(path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
            }
        }
    }

    /// A store that cannot be reached.
    private static final class Away implements Conversations {
        @Override
        public Optional<Conversation> find(ConversationId id) {
            throw new StoreUnavailable("gone");
        }

        @Override
        public Page page(Query query) {
            throw new StoreUnavailable("gone");
        }

        @Override
        public List<Conversation> running(FlowId flow, int limit) {
            throw new StoreUnavailable("gone");
        }
    }

    private static List<String> ids(HttpResponse<String> page) {
        JsonArray items = new JsonObject(page.body()).getJsonArray("items");
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.getJsonObject(i).getString("id"))
                .toList();
    }

    private static String golden() throws IOException {
        try (var file = ApiTest.class.getResourceAsStream("conversation.json")) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }

    private static Conversation conversation(String id, String flow, Status status, int minutes) {
        Instant at = START.plusSeconds(60L * minutes);
        Origin origin = new Origin(
                new ConversationId(id),
                Revision.parse(flow + "@0123456789ab"),
                new Origin.Voice(Medium.SMS, new Language("pt-BR")),
                at,
                new Origin.Chance(-42, 3));
        Progress progress = new Progress(
                status,
                status.isOpen() ? Optional.of(STEP) : Optional.empty(),
                Progress.Patience.FRESH,
                Progress.Detours.NONE,
                new Progress.Clock(at, 0, at.plusSeconds(60)));
        return new Conversation(origin, Facts.NONE, progress, history(at));
    }

    private static History history(Instant at) {
        Answer.Evidence evidence = new Answer.Evidence(at, "digit", "");
        Answer.Evidence corrected = new Answer.Evidence(at, "word", "4");
        return new History(
                List.of(
                        Turn.sent("recommend", "How likely? 🙂", at),
                        Turn.said("recommend", "3 <b> \"late\"", "digit", at.plusSeconds(5))),
                List.of(
                        new Answer(STEP, Value.of(3), new Rating("nps", "detractor"), "late", corrected),
                        new Answer(new StepId("resolved"), Value.of(true), new Rating("yes-no", "yes"), "", evidence),
                        new Answer(
                                new StepId("what"),
                                new Value.Many(List.of(Value.of("price"), new Value.Moment(at), Value.of(2))),
                                Rating.NONE,
                                "",
                                evidence),
                        new Answer(new StepId("why"), Value.Missing.VALUE, Rating.NONE, "", evidence)),
                effects(at));
    }

    private static List<Effect.Recorded> effects(Instant at) {
        return List.of(
                new Effect.OpenCase(
                        STEP, at, "care", new Effect.CaseDetails("", "kim", "high", Instant.EPOCH, "Call back")),
                new Effect.OpenCase(STEP, at, "care", new Effect.CaseDetails("", "", "low", at, "")),
                new Effect.Notify(STEP, at, "Unhappy", new NotifyTargets(List.of("#cx"), List.of("crm"), List.of())),
                new Effect.Call(STEP, at, "orders", Map.of("id", "7"), Duration.ofSeconds(10)),
                new Effect.SaveContact(STEP, at, "weight", new Value.Numeric(new BigDecimal("1.50"))),
                new Effect.SaveContact(STEP, at, "address", Value.Fields.NONE.with("city", Value.of("Faro"))),
                new Effect.OptOut(STEP, at),
                new Effect.Withdraw(STEP, at));
    }
}
