package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Phrases;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.reply.StandardReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which answers are people's own words.
class RemarksTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Flow FLOW = TestFlows.of("""
            flow: all-types
            steps:
              - {id: recommend, ask: How likely?, answer: nps}
              - {id: again, ask: Again?, answer: yes-no}
              - {id: colour, ask: Which?, answer: {choice: [red, blue]}}
              - {id: visits, ask: How often?, answer: number}
              - {id: day, ask: When?, answer: date}
              - {id: mail, ask: Your address?, answer: email}
              - {id: line, ask: Your number?, answer: phone}
              - {id: why, ask: Anything else?, answer: text}
            """);

    @Test
    void of_all_types_of_answers_only_what_is_said_beside_scores_and_open_ones_are_comments() {
        Engine engine = new Engine(StandardReader.create(), Phrases.builtIn());
        Origin origin = new Origin(
                new ConversationId("0123456789abcdef-1"),
                FLOW.revision(),
                new Origin.Voice(Medium.SMS, new Language("en")),
                NOW,
                new Origin.Chance(1, 1));
        Conversation talk = engine.start(FLOW, origin, Facts.NONE).conversation();
        for (String said : List.of(
                "3 the parcel was late",
                "yes",
                "blue",
                "12",
                "2026-02-28",
                "ana@example.com",
                "+1 202 555 0143",
                "Ring before you come")) {
            talk = engine.advance(FLOW, talk, new Input.Said(said), NOW).conversation();
        }

        assertThat(talk.history().answers()).hasSize(8);
        assertThat(Remarks.of(talk))
                .extracting(Remark::text)
                .containsExactly("the parcel was late", "Ring before you come");
    }
}
