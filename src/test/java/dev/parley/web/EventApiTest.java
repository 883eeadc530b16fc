package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.AddressHashes;
import dev.parley.contact.ContactBook;
import dev.parley.fake.RecordingStarter;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Value;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Ids;
import dev.parley.schedule.Asking;
import dev.parley.schedule.DueInvitations;
import dev.parley.schedule.Events;
import dev.parley.schedule.Lines;
import dev.parley.schedule.Outcomes;
import dev.parley.schedule.People;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EventApiTest {
    private static final String PATH = "/api/v1/events";
    /// Ten in the morning in New York.
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00.120Z");

    private static final String DELIVERED = """
            {"id": "o-1", "type": "order.delivered", "data": {"total": 30},
             "contact": {"externalId": "crm-7", "first_name": "Ana", "phone": "+15550101", "zone": "America/New_York"}}""";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(NOW);
    private final RecordingStarter starter = new RecordingStarter();
    private Store store;
    private RunningServer server;
    private DueInvitations due;
    private Outcomes outcomes;

    @BeforeEach
    void start() {
        store = TestStore.open(folder);
        PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
        flows.publish(List.of(
                flow("at-once", "{on: order.delivered, when: event.total >= 20, at-most: 1 per 30d}"),
                flow("after-a-day", "{on: order.delivered, wait: 24h, quota: 2 per 1d}"),
                flow("other", "{on: call.ended}")));
        Ids ids = new Ids(clock, new Random(1));
        ContactBook contacts = new ContactBook(store.contacts(), ids::next, clock);
        People people = new People(Lines.NONE, store.stops(), new AddressHashes(new byte[32]), ZoneId.of("UTC"));
        Asking asking = new Asking(new Asking.Parts(
                flows, contacts, people, new Asking.Sending(store.invitations(), store.quotas(), starter), clock));
        Events events = new Events(flows, contacts, store.invitations(), asking, clock);
        outcomes = asking.outcomes();
        due = new DueInvitations(store.invitations(), asking, flows, clock, 50);
        Serving serving = RunningServer.serving(store, clock);
        server = RunningServer.and(
                new MetricsRoutes(List.of(new MetricsRoutes.Family(
                        "parley_invitations_total", "Invitations.", asking.outcomes()::counts))),
                new EventRoutes(events, serving),
                new InvitationRoutes(
                        new InvitationRoutes.Parts(
                                new InvitationRoutes.Asked(flows, events, asking), contacts, store.invitations()),
                        serving));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void an_event_says_for_each_flow_what_became_of_it() {
        HttpResponse<String> answer = post(DELIVERED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonArray flows = new JsonObject(answer.body()).getJsonArray("flows");
        assertThat(flows).hasSize(2);
        JsonObject started = flows.getJsonObject(0);
        assertThat(started.getString("flow")).isEqualTo("at-once");
        assertThat(started.getString("outcome")).isEqualTo("started");
        assertThat(started.getString("channel")).isEqualTo("sms");
        assertThat(started.getString("conversation")).isEqualTo("conversation-1");
        JsonObject held = flows.getJsonObject(1);
        assertThat(held.getString("outcome")).isEqualTo("held");
        assertThat(held.getString("why")).isEqualTo("wait");
        assertThat(held.getString("until")).isEqualTo("2026-03-03T15:00:00.120Z");
        assertThat(starter.orders).singleElement().satisfies(order -> {
            assertThat(order.facts().contact().get("first_name")).isEqualTo(Value.of("Ana"));
            assertThat(order.facts().event().get("total")).isEqualTo(Value.of(30));
            assertThat(order.address().value()).isEqualTo("+15550101");
        });
    }

    @Test
    void the_same_event_again_is_the_same_event_and_another_content_is_refused() {
        HttpResponse<String> first = post(DELIVERED);
        HttpResponse<String> again = post(DELIVERED.replace("\"type\"", " \"type\""));
        HttpResponse<String> other = post(DELIVERED.replace("30", "31"));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("event-reused");
        assertThat(starter.orders).hasSize(1);
    }

    @Test
    void what_is_not_sent_is_kept_with_its_reason() {
        post(DELIVERED);
        JsonObject second = outcome(post(DELIVERED.replace("o-1", "o-2")), 0);
        JsonObject cheap = outcome(post(DELIVERED.replace("o-1", "o-3").replace("30", "5")), 0);

        assertThat(second.getString("outcome")).isEqualTo("refused");
        assertThat(second.getString("why")).isEqualTo("at-most");
        assertThat(cheap.getString("why")).isEqualTo("condition");
        assertThat(outcomes.counts()).containsEntry("refused_at_most", 1L).containsEntry("started", 1L);
        assertThat(server.get("/metrics").body()).contains("parley_invitations_total{outcome=\"refused_at_most\"} 1");
        JsonArray kept =
                new JsonObject(server.api("/api/v1/invitations?flow=at-once").body()).getJsonArray("items");
        assertThat(kept.stream().map(JsonObject.class::cast).map(one -> one.getString("outcome")))
                .containsExactly("started", "refused", "refused");
        JsonObject page = new JsonObject(
                server.api("/api/v1/invitations?flow=at-once&limit=2").body());
        String next = page.getString("next");
        assertThat(new JsonObject(server.api("/api/v1/invitations?flow=at-once&limit=2&cursor=" + next)
                                .body())
                        .getJsonArray("items"))
                .hasSize(1);
        assertThat(server.api("/api/v1/invitations").statusCode()).isEqualTo(400);
    }

    @Test
    void what_waits_is_started_when_it_is_due_and_only_then() {
        post(DELIVERED);
        starter.orders.clear();

        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(due.round()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(due.round()).isEqualTo(1);
        assertThat(due.round()).isZero();
        assertThat(starter.orders)
                .singleElement()
                .satisfies(order -> assertThat(order.key()).isEqualTo("after-a-day/event/o-1"));
    }

    @Test
    void what_would_be_due_at_night_is_sent_in_the_morning() {
        clock.pass(Duration.ofHours(12));
        JsonObject held = outcome(post(DELIVERED), 0);

        assertThat(held.getString("why")).isEqualTo("quiet-hours");
        assertThat(held.getString("until")).isEqualTo("2026-03-03T14:00:00Z");
        clock.pass(Duration.ofHours(11));
        assertThat(due.round()).isEqualTo(1);
        assertThat(starter.orders).hasSize(1);
    }

    @Test
    void a_quota_counts_all_people() {
        for (int i = 0; i < 3; i++) {
            post(DELIVERED.replace("o-1", "o-" + i).replace("crm-7", "crm-" + i).replace("+15550101", "+1555010" + i));
        }
        clock.pass(Duration.ofHours(24));
        assertThat(due.round()).isEqualTo(3);
        assertThat(starter.orders).hasSize(3 + 2);
        assertThat(server.api("/api/v1/invitations?flow=after-a-day").body()).contains("quota");
    }

    @Test
    void a_person_who_was_not_reached_does_not_count_as_asked() {
        starter.answer.set(order -> new dev.parley.schedule.Starter.Begun.No(dev.parley.schedule.Reason.NO_CHANNEL));
        assertThat(outcome(post(DELIVERED), 0).getString("why")).isEqualTo("no-channel");
        starter.answer.set(order -> new dev.parley.schedule.Starter.Begun.Yes("c"));
        assertThat(outcome(post(DELIVERED.replace("o-1", "o-2")), 0).getString("outcome"))
                .isEqualTo("started");
    }

    @Test
    void an_invitation_whose_node_dies_is_taken_up_again_and_counted_once() {
        starter.answer.set(order -> {
            throw new StoreUnavailable("the lane's store is gone");
        });
        assertThat(post(DELIVERED).statusCode()).isEqualTo(503);
        starter.answer.set(order -> new dev.parley.schedule.Starter.Begun.Yes("c"));

        assertThat(due.round()).isZero();
        clock.pass(Duration.ofMinutes(2));
        assertThat(due.round()).isEqualTo(1);
        HttpResponse<String> again = post(DELIVERED);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(outcome(again, 0).getString("outcome")).isEqualTo("started");
        assertThat(starter.orders).hasSize(2).extracting("key").containsOnly("at-once/event/o-1");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bad-events.tsv", delimiter = '\t', quoteCharacter = '`', numLinesToSkip = 1)
    void bad_input_is_told_where_it_is(String body, int status, @Nullable String pointer, String message) {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(message);
        if (pointer != null) {
            assertThat(new JsonObject(answer.body())
                            .getJsonArray("errors").stream()
                                    .map(JsonObject.class::cast)
                                    .map(fault -> fault.getString("pointer")))
                    .contains(pointer);
        }
        assertThat(store.contacts().page(Optional.empty(), 1)).isEmpty();
        assertThat(starter.orders).isEmpty();
    }

    @Test
    void a_batch_takes_all_good_events_and_tells_each_bad_one() {
        String bad = "{\"id\": \"o-2\", \"type\": \"order.delivered\", \"contact\": {\"phone\": 7}}";
        String batch = "[" + DELIVERED + "," + bad + "," + DELIVERED.replace("30", "31") + "," + DELIVERED + "]";
        String lines = DELIVERED.replace("o-1", "o-9").replace("\n", "") + "\n\n" + bad + "\n";

        HttpResponse<String> array = post(batch);
        HttpResponse<String> ndjson = server.send(request(lines).setHeader("Content-Type", "application/x-ndjson"));

        assertThat(statuses(array)).containsExactly(202, 400, 409, 202);
        JsonObject fault = new JsonObject(array.body()).getJsonArray("events").getJsonObject(1);
        assertThat(fault.getString("id")).isEqualTo("o-2");
        assertThat(fault.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/1/contact/phone");
        assertThat(statuses(ndjson)).containsExactly(202, 400);
    }

    @Test
    void a_line_that_is_no_json_keeps_no_other_from_being_taken() {
        String good = DELIVERED.replace("\n", "");
        String lines = good.replace("o-1", "o-10") + "\n{\"id\": o-11\n" + good.replace("o-1", "o-12") + "\n";

        HttpResponse<String> response = server.send(request(lines).setHeader("Content-Type", "application/x-ndjson"));

        assertThat(statuses(response)).containsExactly(202, 400, 202);
        JsonObject bad = new JsonObject(response.body()).getJsonArray("events").getJsonObject(1);
        assertThat(bad.getString("type")).endsWith("bad-json");
        assertThat(bad.getString("detail")).startsWith("Event 2 is no JSON at line 1");
    }

    @Test
    void too_much_at_once_is_refused() {
        String many = IntStream.range(0, 1_001).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
        String large = "{\"id\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";

        assertThat(post(many).statusCode()).isEqualTo(413);
        assertThat(post(large).statusCode()).isEqualTo(413);
        assertThat(server.send(server.request(PATH).POST(BodyPublishers.ofString(DELIVERED)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void one_person_is_invited_and_a_dry_run_only_says_what_would_be() {
        String body = """
                {"flow": "other", "contact": {"phone": "+15550101", "zone": "America/New_York"}, "event": {"agent": "Kim"}}""";
        HttpResponse<String> dry = invite("?dryRun=true", body, "k1");
        assertThat(new JsonObject(dry.body()).getString("outcome")).isEqualTo("started");
        assertThat(starter.orders).isEmpty();
        assertThat(store.contacts().page(Optional.empty(), 1)).isEmpty();

        HttpResponse<String> first = invite("", body, "k1");
        HttpResponse<String> again = invite("", body, "k1");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(starter.orders).hasSize(1);
        assertThat(invite("", body.replace("other", "nope"), "k2").body()).contains("at-once, other");
        assertThat(invite("", "[]", "k3").statusCode()).isEqualTo(400);
        assertThat(invite("", "{\"flow\": \"other\", \"contact\": {\"phone\": \"1\"}}", "k4")
                        .body())
                .contains("/contact/phone");
    }

    private HttpResponse<String> invite(String query, String body, String key) {
        return server.send(server.request("/api/v1/invitations" + query)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String body) {
        return server.send(request(body));
    }

    private HttpRequest.Builder request(String body) {
        return server.request(PATH)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static JsonObject outcome(HttpResponse<String> answer, int flow) {
        return new JsonObject(answer.body()).getJsonArray("flows").getJsonObject(flow);
    }

    private static List<Integer> statuses(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonArray("events").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getInteger("status"))
                        .toList();
    }

    private static dev.parley.flow.Flow flow(String name, String invite) {
        return TestFlows.of("flow: " + name + "\nlanguage: en\ninvite: " + invite + "\nsteps:\n  - end: Bye\n");
    }
}
