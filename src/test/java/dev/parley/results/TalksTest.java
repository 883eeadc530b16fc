package dev.parley.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Status;
import dev.parley.fake.MemoryLanes;
import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.insight.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TalksTest {
    private static final String THEIR = "+15550101";
    private static final Question RECOMMEND = new Question("recommend", "nps");
    private static final Question WHY = new Question("why", "text");
    private static final Question EASE = new Question("ease", "ces");

    private final TestClock clock = new TestClock(Instant.parse("2026-03-05T12:00:00Z"));
    private final MemoryLanes lanes = new MemoryLanes();
    private final SumTalks talks = new SumTalks(lanes, clock);

    @Test
    void every_question_that_was_put_is_answered_skipped_left_or_open() {
        assertThat(ways("3")).containsExactly(Map.entry(RECOMMEND, How.ANSWERED), Map.entry(WHY, How.OPEN));
        assertThat(ways("3", "skip", "6"))
                .containsExactly(
                        Map.entry(RECOMMEND, How.ANSWERED), Map.entry(WHY, How.SKIPPED), Map.entry(EASE, How.ANSWERED));
        assertThat(ways("9", "stop")).containsExactly(Map.entry(RECOMMEND, How.ANSWERED), Map.entry(EASE, How.LEFT));
        assertThat(ways()).containsExactly(Map.entry(RECOMMEND, How.OPEN));
    }

    @Test
    void a_corrected_answer_counts_once_and_takes_the_questions_of_the_old_branch_with_it() {
        Talk talk = talk("3", "it was late", "sorry, I meant 9", "6");

        assertThat(talk.stops())
                .extracting(stop -> stop.question().step() + " " + stop.how() + " " + stop.values())
                .containsExactly("recommend ANSWERED [9]", "ease ANSWERED [6]");
        assertThat(talk.outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void everybody_has_one_outcome() {
        assertThat(talk("9", "6").outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(talk("9").outcome()).isEqualTo(Outcome.OPEN);
        assertThat(talk("9", "stop").outcome()).isEqualTo(Outcome.OPTED_OUT);
        assertThat(ended("9", false)).isEqualTo(Outcome.PARTIAL);
        assertThat(ended("9", true)).isEqualTo(Outcome.PARTIAL);
        assertThat(ended("", false)).isEqualTo(Outcome.EXPIRED);
        assertThat(ended("", true)).isEqualTo(Outcome.NOT_REACHED);
    }

    @Test
    void a_talk_belongs_to_one_group_of_each_field() {
        assertThat(talk("9").segments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "channel", "sms",
                        "language", "en",
                        "revision", SumTalks.FLOW.revision().hash(),
                        "store", "North"));
    }

    @Test
    void an_answer_takes_as_long_as_since_its_question_came() {
        talks.begin(THEIR, "North");
        clock.pass(Duration.ofMinutes(5));
        talks.say(THEIR, "9");
        clock.pass(Duration.ofSeconds(10));
        talks.say(THEIR, "6 it was fine");

        assertThat(of(current(), false).stops())
                .extracting(stop -> stop.said().took())
                .containsExactly(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofSeconds(10)));
        assertThat(of(current(), false).stops().getLast().said().comment()).isTrue();
    }

    @Test
    void without_its_revision_a_conversation_is_counted_as_far_as_it_tells() {
        talk("9", "6");

        Talk talk = Talks.of(current(), Optional.empty(), false).orElseThrow();

        assertThat(talk.segments()).containsOnlyKeys("channel", "language", "revision");
        assertThat(talk.stops()).extracting(Talk.Stop::question).containsExactly(RECOMMEND, EASE);
    }

    @Test
    void a_field_with_too_many_values_keeps_the_most_frequent_and_joins_the_others() {
        DayCount count = new DayCount();
        Talk talk = talk("9");
        for (int shop = 0; shop < DayCount.VALUES + 50; shop++) {
            for (int times = 0; times <= (shop < 10 ? 1 : 0); times++) {
                count.add(new Talk(talk.flow(), talk.outcome(), Map.of("store", "s" + shop), talk.stops()));
            }
        }

        Map<String, Sheet> shops =
                count.sums().getOrDefault(talk.flow(), Map.of()).getOrDefault("store", Map.of());

        assertThat(shops).hasSize(DayCount.VALUES + 1).containsKeys("s0", "s9", Group.OTHERS);
        assertThat(shops.getOrDefault("s9", Sheet.NONE).conversations()).isEqualTo(2);
        assertThat(shops.getOrDefault(Group.OTHERS, Sheet.NONE).conversations()).isEqualTo(50);
        assertThat(count.open()).isEqualTo(DayCount.VALUES + 60);
    }

    @Test
    void the_median_of_waits_is_within_a_tenth() {
        assertThat(Waits.median(Map.of())).isEmpty();
        for (long seconds : List.of(1L, 7L, 59L, 600L, 86_400L)) {
            Map<Integer, Long> waits = Map.of(
                    Waits.step(Duration.ofMillis(10)),
                    1L,
                    Waits.step(Duration.ofSeconds(seconds)),
                    1L,
                    Waits.step(Duration.ofDays(9)),
                    1L);
            assertThat(Waits.median(waits).orElseThrow().toMillis() / 1000.0).isBetween(seconds * 0.9, seconds * 1.1);
        }
    }

    private List<Map.Entry<Question, How>> ways(String... words) {
        return talk(words).stops().stream()
                .map(stop -> Map.entry(stop.question(), stop.how()))
                .toList();
    }

    private Talk talk(String... words) {
        talks.begin(THEIR, "North");
        for (String one : words) {
            talks.say(THEIR, one);
        }
        return of(current(), false);
    }

    private Outcome ended(String words, boolean isUnreached) {
        talks.begin(THEIR, "North");
        if (!words.isEmpty()) {
            talks.say(THEIR, words);
        }
        return of(current().ended(Status.EXPIRED, clock.instant()), isUnreached).outcome();
    }

    private static Talk of(Conversation conversation, boolean isUnreached) {
        return Talks.of(conversation, Optional.of(SumTalks.FLOW), isUnreached).orElseThrow();
    }

    private Conversation current() {
        return talks.current(THEIR);
    }
}
