package dev.parley.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.OutgoingSchemas;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.followup.Case;
import dev.parley.followup.CaseId;
import dev.parley.followup.Priority;
import dev.parley.inbox.LaneId;
import dev.parley.web.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What endpoints are told of cases.
class AnnouncerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<String> KINDS = List.of(
            "opened", "assigned", "note", "replied", "heard", "snoozed", "woken", "closed", "reopened", "escalated");

    @Test
    void everything_that_happens_with_a_case_fits_its_schema_and_tells_no_words() {
        List<Happening> told = Announcer.of(full());

        assertThat(told)
                .extracting(one -> one.type().word())
                .containsExactlyInAnyOrder(
                        "case.opened",
                        "case.assigned",
                        "case.replied",
                        "case.snoozed",
                        "case.reopened",
                        "case.closed",
                        "case.reopened",
                        "case.escalated");
        told.forEach(one -> {
            String body = JsonText.of(one.body());
            OutgoingSchemas.check(body);
            assertThat(body).doesNotContain("parcel", "Ana");
        });
    }

    /// A case to which everything has happened.
    private static Case full() {
        Optional<Instant> now = Optional.of(NOW);
        Case.Times times = new Case.Times(NOW, NOW, NOW, now, now, now, now);
        return new Case(
                new CaseId("c-1"),
                7,
                new Case.About(
                        new LaneId("abcdefghijklmnopqrstuvwxy"),
                        new ConversationId("c-1"),
                        new FlowId("shop"),
                        "sms",
                        new Case.Snapshot("Ana", "nps", "2", "detractor", "The parcel was wet")),
                new Case.Handling(Case.State.OPEN, "recovery", "max", Priority.HIGH, times, "courier"),
                List.of(new Case.Reason("rule lost", "rule lost (nps 2)", NOW, false)),
                KINDS.stream()
                        .map(kind -> new Case.Event(kind, "max", kind.equals("replied") ? "parcel" : "", NOW))
                        .toList());
    }
}
