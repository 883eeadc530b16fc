package dev.parley.calling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.fake.TestClock;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.PendingCall;
import dev.parley.kit.Leaf;
import dev.parley.kit.Seal;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls over the ends of processes: made once, or told that nobody knows.
class CallerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LaneId LANE = new LaneId("lane");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(NOON);
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<Optional<Value.Fields>> told = new ConcurrentLinkedQueue<>();
    private Store store;
    private Integrations integrations;
    private Calls calls;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        integrations = new Integrations(store.shelf("integrations", List.of()), Seal.of(new byte[32], "integrations"));
        calls = new Calls(store.shelf("calls", List.of("next", "integration,at", "at")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Call broken() {
        Effect.Call order = new Effect.Call(new StepId("crm"), NOON, "crm", Map.of("id", "7"), Duration.ofSeconds(10));
        Call fresh = Call.fresh(LANE, new PendingCall(new ConversationId("talk"), order));
        assertThat(calls.keep(fresh)).isTrue();
        assertThat(calls.keep(fresh)).as("kept once").isFalse();
        Call kept = calls.due(NOON, 1).getFirst();
        return calls.put(kept, kept.claimed()).orElseThrow();
    }

    private void setUp(boolean repeatable) {
        integrations.put(new Integration(
                "crm",
                Integration.Method.POST,
                URI.create("https://crm.example.com/"),
                new Integration.Headers(Map.of("X-Key", "s3cret")),
                repeatable));
    }

    /// What is due is attended to, and the crew sent home.
    private void round() {
        try (Caller caller = new Caller(
                calls,
                integrations,
                (to, key, with, within) -> {
                    made.incrementAndGet();
                    return new Way.Answer(200, "", Optional.of(Value.Fields.NONE));
                },
                clock)) {
            caller.join((lane, call, reply) -> told.add(reply));
            caller.round();
        }
    }

    @Test
    void calls_are_leafed_through_the_newest_first() {
        for (int i = 0; i < 3; i++) {
            Effect.Call order = new Effect.Call(
                    new StepId("crm"), NOON.plusSeconds(i / 2), "crm", Map.of(), Duration.ofSeconds(10));
            calls.keep(Call.fresh(LANE, new PendingCall(new ConversationId("talk" + i), order)));
        }

        Leaf<Value.Fields> first = calls.log("crm", Leaf.Wish.first(2));
        Leaf<Value.Fields> second = calls.log("crm", new Leaf.Wish(first.next(), 2));

        assertThat(first.items())
                .extracting(call -> call.get("conversation").shown())
                .containsExactly("talk2", "talk1");
        assertThat(second.items())
                .extracting(call -> call.get("conversation").shown())
                .containsExactly("talk0");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_call_that_a_process_broke_off_is_not_made_twice_and_told_as_unknown() {
        setUp(false);
        broken();

        round();
        assertThat(told).as("somebody else may still be at it").isEmpty();

        clock.pass(Duration.ofMinutes(1));
        round();

        assertThat(made).hasValue(0);
        assertThat(told).containsExactly(Optional.empty());
        assertThat(calls.log("crm", Leaf.Wish.first(5)).items().getFirst().get("state"))
                .isEqualTo(Value.of("unknown"));

        round();
        assertThat(told).as("told once").hasSize(1);
    }

    @Test
    void one_that_may_be_repeated_fails_when_its_time_is_over() {
        setUp(true);
        broken();
        clock.pass(Duration.ofMinutes(1));

        round();

        assertThat(made).hasValue(0);
        assertThat(calls.log("crm", Leaf.Wish.first(5)).items().getFirst().get("state"))
                .isEqualTo(Value.of("failed"));
    }

    @Test
    void headers_are_sealed_where_they_are_stored_and_come_back() {
        setUp(false);

        assertThat(store.shelf("integrations", List.of())
                        .find("crm")
                        .orElseThrow()
                        .toString())
                .contains("X-Key")
                .doesNotContain("s3cret");
        assertThat(integrations.find("crm").orElseThrow().headers().values()).containsEntry("X-Key", "s3cret");
        assertThat(integrations.isKnown("crm")).isTrue();
        integrations.remove("crm");
        assertThat(integrations.isKnown("crm")).isFalse();
    }
}
