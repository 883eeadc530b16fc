package dev.parley.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.OutgoingSchemas;
import dev.parley.fake.TestClock;
import dev.parley.flow.Value;
import dev.parley.kit.GuardedHttp;
import dev.parley.kit.Leaf;
import dev.parley.kit.Seal;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import dev.parley.web.JsonText;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events on their way to an endpoint that fails in every way, over real HTTP.
class HooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final WireMockServer receiver = new WireMockServer(options().dynamicPort());
    private final Vertx vertx = Vertx.vertx();
    private final GuardedHttp post = new GuardedHttp(vertx, GuardedHttp.Names.SYSTEM, true);
    private Store store;
    private Endpoints endpoints;
    private Tellings tellings;
    private Teller teller;

    @BeforeEach
    void open() {
        receiver.start();
        store = TestStore.open(folder);
        endpoints = new Endpoints(store.shelf("webhooks", List.of()), Seal.of(new byte[32], "webhooks"), clock);
        tellings = new Tellings(
                store.shelf("tellings", List.of("next", "endpoint,born", "born")), endpoints, JsonText::of, clock);
        teller = new Teller(
                tellings,
                endpoints,
                (url, headers, body) -> {
                    GuardedHttp.Answer answer = post.call(asked(url, headers, body));
                    return new Post.Result(answer.status(), answer.trouble(), answer.retryAfter());
                },
                clock);
    }

    @AfterEach
    void close() {
        post.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        store.close();
        receiver.stop();
    }

    @Test
    void an_event_is_told_once_signed_with_its_id_and_the_time_of_the_attempt() {
        endpoint("one", List.of("rating.recorded"));
        answers(aResponse().withStatus(204));
        tellings.tell(rated("r-1"));
        tellings.tell(rated("r-1"));
        tellings.tell(new Happening("c-1", EventType.CASE_OPENED, clock.instant(), Value.Fields.NONE));

        assertThat(teller.round()).isEqualTo(1);
        assertThat(teller.round()).isZero();

        LoggedRequest told = receiver.findAll(postRequestedFor(anyUrl())).getFirst();
        assertThat(told.getHeader("webhook-id")).isEqualTo("r-1");
        assertThat(told.getHeader("webhook-timestamp")).isEqualTo("1772445600");
        assertThat(told.getHeader("webhook-signature"))
                .isEqualTo(Signing.header(List.of(SECRET), "r-1", 1772445600, told.getBodyAsString()));
        assertThat(told.getBodyAsString())
                .isEqualTo("{\"type\":\"rating.recorded\",\"timestamp\":\"2026-03-02T10:00:00Z\","
                        + "\"data\":{\"score\":3}}");
        assertThat(state("one")).isEqualTo("taken");
    }

    @Test
    void whatever_is_no_success_is_tried_again_by_the_schedule_until_it_is_given_up() {
        endpoint("one", List.of());
        answers(aResponse().withStatus(500));
        tellings.tell(rated("r-1"));
        int tries = teller.round();
        for (Duration pause : Telling.PAUSES) {
            clock.pass(pause.minusSeconds(1));
            assertThat(teller.round()).as("before %s", pause).isZero();
            clock.pass(pause.dividedBy(9).plusSeconds(2));
            tries += teller.round();
        }
        clock.pass(Duration.ofDays(9));

        assertThat(tries).isEqualTo(10);
        assertThat(teller.round()).isZero();
        assertThat(state("one")).isEqualTo("given-up");
        answers(aResponse().withStatus(200));
        assertThat(tellings.recover("one", Instant.EPOCH)).isEqualTo(1);
        assertThat(tellings.again("one", "r-1")).isTrue();
        assertThat(tellings.again("one", "nothing")).isFalse();
        teller.round();
        assertThat(state("one")).isEqualTo("taken");
    }

    @Test
    void every_way_to_fail_is_a_failed_attempt_that_says_why() {
        Map<String, ResponseDefinitionBuilder> ways = Map.of(
                "status 500", aResponse().withStatus(500),
                "status 302", aResponse().withStatus(302).withHeader("Location", receiver.baseUrl() + "/elsewhere"),
                "status 400", aResponse().withStatus(400),
                "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                "empty", aResponse().withFault(Fault.EMPTY_RESPONSE),
                "garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        ways.forEach((name, way) -> {
            endpoint(name, List.of());
            answers(way);
            tellings.test(endpoints.find(name).orElseThrow(), "t-1");
            teller.round();

            Value.Fields told = log(name).getFirst();
            assertThat(told.get("state").shown()).as(name).isEqualTo("waiting");
            assertThat(told.get("attempts").shown()).as(name).contains("status: ");
            endpoints.remove(name);
            clock.pass(Duration.ofMinutes(1));
            teller.round();
        });
        receiver.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void an_endpoint_may_ask_for_time() {
        endpoint("one", List.of());
        answers(aResponse().withStatus(429).withHeader("Retry-After", "600"));
        tellings.tell(rated("r-1"));
        teller.round();
        clock.pass(Duration.ofMinutes(9));
        assertThat(teller.round()).isZero();
        clock.pass(Duration.ofMinutes(2));
        assertThat(teller.round()).isEqualTo(1);
    }

    @Test
    void who_fails_for_days_or_is_gone_is_switched_off_and_others_are_told() {
        endpoint("bad", List.of("rating.*"));
        endpoint("good", List.of("webhook.disabled"));
        answers(aResponse().withStatus(503));
        tellings.tell(rated("r-1"));
        teller.round();
        assertThat(endpoints.find("bad").orElseThrow().health().failing()).isPresent();
        clock.pass(Duration.ofDays(6));
        tellings.tell(rated("r-2"));
        teller.round();

        assertThat(endpoints.find("bad").orElseThrow().health().disabled().orElseThrow())
                .contains("for 5 days", "status 503");
        tellings.tell(rated("r-3"));
        assertThat(log("bad")).hasSize(2);
        answers(aResponse().withStatus(200));
        clock.pass(Duration.ofMinutes(1));
        teller.round();
        assertThat(log("good").getFirst().get("state").shown()).isEqualTo("taken");
        tellings.test(endpoints.find("good").orElseThrow(), "test-1");
        teller.round();
        List<String> switched = receiver.findAll(postRequestedFor(anyUrl())).stream()
                .map(LoggedRequest::getBodyAsString)
                .filter(body -> body.contains("\"webhook."))
                .toList();
        assertThat(switched).hasSize(2).allSatisfy(OutgoingSchemas::check);

        endpoint("gone", List.of());
        answers(aResponse().withStatus(410));
        tellings.tell(rated("r-4"));
        teller.round();
        assertThat(endpoints.find("gone").orElseThrow().health().disabled().orElseThrow())
                .contains("410");
    }

    @Test
    void what_a_node_that_died_had_in_hand_is_told_by_another() {
        endpoint("one", List.of());
        answers(aResponse().withStatus(200));
        tellings.tell(rated("r-1"));
        assertThat(tellings.claim(10, clock.instant().plusSeconds(90))).hasSize(1);

        assertThat(teller.round()).as("it is in somebody's hands").isZero();
        clock.pass(Duration.ofSeconds(91));
        assertThat(teller.round()).isEqualTo(1);
    }

    private static GuardedHttp.Request asked(URI url, Map<String, String> headers, String body) {
        return new GuardedHttp.Request("POST", url, headers, body, Duration.ofSeconds(60));
    }

    @Test
    void names_that_lead_into_our_own_network_are_not_called() {
        GuardedHttp strict = new GuardedHttp(
                vertx,
                host -> host.equals("two.example.com")
                        ? List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("127.0.0.1"))
                        : List.of(InetAddress.ofLiteral("10.0.0.7")),
                false);
        for (String url : List.of("https://one.example.com/hook", "https://two.example.com/hook")) {
            GuardedHttp.Answer answer = strict.call(asked(URI.create(url), Map.of(), "{}"));
            assertThat(answer.status()).isZero();
            assertThat(answer.trouble()).contains("private network");
        }
        for (String url : List.of(
                "http://example.com/",
                "https://user@example.com/",
                "https://example.com:22/",
                "ftp://example.com/",
                "https:///nothing",
                "https://example.com/#x")) {
            assertThat(strict.refusal(URI.create(url))).as(url).isPresent();
        }
        strict.close();
    }

    @Test
    void old_secrets_sign_for_a_day_and_what_is_stored_shows_none() {
        endpoint("one", List.of());
        endpoints.change("one", one -> one.rotated(Signing.secret(new java.util.Random(3)), clock.instant()));

        Endpoint rotated = endpoints.find("one").orElseThrow();
        assertThat(rotated.keys().at(clock.instant())).hasSize(2).contains(SECRET);
        assertThat(rotated.keys().at(clock.instant().plus(Duration.ofDays(2)))).hasSize(1);
        assertThat(store.shelf("webhooks", List.of()).find("one").orElseThrow().shown())
                .doesNotContain("whsec_");
        assertThat(rotated.toString()).doesNotContain("whsec_");
    }

    @Test
    void what_was_told_is_forgotten_after_a_month_and_never_told_again() {
        endpoint("one", List.of());
        Happening old = rated("r-1");
        tellings.tell(old);
        clock.pass(Duration.ofDays(31));
        tellings.sweep();

        assertThat(log("one")).isEmpty();
        tellings.tell(old);
        assertThat(log("one")).isEmpty();
    }

    @Test
    void what_was_told_is_leafed_through_to_its_end_even_what_came_at_one_moment() {
        endpoint("one", List.of());
        for (int i = 0; i < 5; i++) {
            tellings.tell(rated("r-" + i));
        }
        clock.pass(Duration.ofMinutes(1));
        tellings.tell(rated("newest"));

        Leaf<Value.Fields> first = tellings.log("one", Leaf.Wish.first(2));
        Leaf<Value.Fields> second = tellings.log("one", new Leaf.Wish(first.next(), 2));
        Leaf<Value.Fields> third = tellings.log("one", new Leaf.Wish(second.next(), 2));

        assertThat(Stream.of(first, second, third)
                        .flatMap(leaf -> leaf.items().stream())
                        .map(one -> one.get("id").shown()))
                .containsExactly("newest", "r-4", "r-3", "r-2", "r-1", "r-0");
        assertThat(third.next()).isEmpty();
        assertThat(tellings.log("one", new Leaf.Wish(first.next(), 1)).items())
                .as("however small a page is")
                .hasSize(1);
    }

    private Happening rated(String id) {
        return new Happening(
                id, EventType.RATING_RECORDED, clock.instant(), Value.Fields.NONE.with("score", Value.of(3)));
    }

    private void endpoint(String id, List<String> wants) {
        endpoints.add(new Endpoint(
                id,
                0,
                URI.create("http://localhost:" + receiver.port() + "/hook"),
                wants,
                Endpoint.Keys.of(SECRET),
                Endpoint.Health.fresh(clock.instant())));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        receiver.resetMappings();
        receiver.stubFor(post(anyUrl()).willReturn(answer));
    }

    private List<Value.Fields> log(String endpoint) {
        return tellings.log(endpoint, Leaf.Wish.first(10)).items();
    }

    private String state(String endpoint) {
        return log(endpoint).getFirst().get("state").shown();
    }
}
