package dev.parley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final FlowId MOOD = new FlowId("mood");
    private static final int MINIMUM = 5;

    private final Random random = new Random(7);
    private int made;

    @Test
    void fewer_than_the_minimum_wait_and_the_last_one_lets_all_out() {
        Pool four = filled(Pool.EMPTY, 4, Map.of());

        assertThat(releasing(four, MONDAY.plusDays(30)).leaving()).isEmpty();
        assertThat(releasing(filled(four, 1, Map.of()), MONDAY).leaving()).hasSize(5);
    }

    @Test
    void an_answer_to_a_question_that_few_were_asked_waits_for_others_to_the_same_question() {
        Pool pool = filled(Pool.EMPTY, 6, Map.of()).with("one", List.of(slip("rare", Map.of(), 5, MONDAY)), random);

        Pool after = releasing(pool, MONDAY.plusDays(9));

        assertThat(after.leaving())
                .hasSize(6)
                .allMatch(entry -> entry.item().step().equals("mood"));
        assertThat(after.waiting())
                .singleElement()
                .matches(slip -> slip.item().step().equals("rare"));
    }

    @Test
    void a_group_that_is_large_enough_goes_out_with_its_name_and_the_others_wait() {
        Pool pool = filled(filled(Pool.EMPTY, 5, Map.of("team", "Sales")), 4, Map.of("team", "Legal"));

        Pool after = releasing(pool, MONDAY);

        assertThat(after.leaving())
                .hasSize(5)
                .allMatch(entry -> entry.release().segments().equals(Map.of("team", "Sales")));
        assertThat(after.waiting()).hasSize(4);
    }

    @Test
    void small_groups_go_out_together_without_their_names_after_a_day_or_when_they_are_many() {
        Pool small = filled(filled(Pool.EMPTY, 3, Map.of("team", "Legal")), 3, Map.of("team", "Board"));

        assertThat(releasing(small, MONDAY).leaving()).isEmpty();
        assertThat(releasing(small, MONDAY.plusDays(1)).leaving())
                .hasSize(6)
                .allMatch(entry -> entry.release().segments().isEmpty());
        Pool many = small;
        for (String team : List.of("A", "B", "C")) {
            many = filled(many, 3, Map.of("team", team));
        }
        assertThat(releasing(many, MONDAY).leaving()).hasSize(15);
    }

    /// In a team where the same few answer every week, five answers need not be of five people.
    @Test
    void what_one_person_says_again_and_again_does_not_make_a_group() {
        Pool pool = Pool.EMPTY;
        for (int week = 0; week < 12; week++) {
            LocalDate day = MONDAY.plusWeeks(week);
            pool = pool.with("ana" + week, List.of(slip("mood", Map.of(), 5, day, 1)), random);
            pool = pool.with("bob" + week, List.of(slip("mood", Map.of(), 5, day, 2)), random);
            assertThat(releasing(pool, day).leaving()).isEmpty();
        }
        for (int other = 3; other < 6; other++) {
            pool = pool.with("other" + other, List.of(slip("mood", Map.of(), 5, MONDAY, other)), random);
        }

        assertThat(releasing(pool, MONDAY).leaving()).hasSize(27);
    }

    /// Who watches results, and who finishes when, must not learn that the one who has just finished was asked it.
    @Test
    void the_last_answer_to_a_question_that_few_are_asked_does_not_let_it_out_alone() {
        Pool pool = Pool.EMPTY;
        for (int person = 0; person < 20; person++) {
            boolean isRare = person < 4;
            pool = releasing(finishing(pool, person, isRare), MONDAY).left();
        }

        Pool fifth = releasing(finishing(pool, 20, true), MONDAY);
        assertThat(fifth.leaving()).isEmpty();
        for (int person = 21; person < 24; person++) {
            fifth = releasing(finishing(fifth, person, false), MONDAY);
            assertThat(fifth.leaving()).as("person %s", person).isEmpty();
        }
        assertThat(releasing(fifth, MONDAY.plusDays(3)).leaving())
                .as("days later")
                .isEmpty();
        assertThat(releasing(finishing(fifth, 24, false), MONDAY).leaving())
                .filteredOn(entry -> entry.item().step().equals("rare"))
                .hasSize(5);
    }

    /// What is let out by the clock must not wait for one person either.
    @Test
    void who_alone_makes_small_groups_large_enough_does_not_let_them_out_the_next_day() {
        Pool four = filled(filled(Pool.EMPTY, 2, Map.of("team", "Legal")), 2, Map.of("team", "Board"));
        Pool covered = releasing(finishing(four, made, true), MONDAY);

        Pool five = filled(covered, 1, Map.of("team", "Board"));

        assertThat(covered.leaving()).isEmpty();
        assertThat(releasing(five, MONDAY.plusDays(1)).leaving()).isEmpty();
        assertThat(releasing(finishing(filled(five, 3, Map.of()), made, true), MONDAY.plusDays(1))
                        .leaving())
                .isNotEmpty();
    }

    /// Weekly answers of one person are no company for anybody.
    @Test
    void one_person_coming_in_again_and_again_covers_nobody() {
        Pool pool = Pool.EMPTY;
        for (int person = 0; person < 10; person++) {
            pool = releasing(finishing(pool, person, person < 4), MONDAY).left();
        }
        pool = finishing(pool, 10, true);
        for (int week = 0; week < 9; week++) {
            pool = releasing(finishing(pool, 1, false), MONDAY.plusWeeks(week));
            assertThat(pool.leaving()).isEmpty();
        }
    }

    /// A flow published anew between two people must not tell the answers of the one from those of the other.
    @Test
    void who_was_promised_another_time_for_replies_is_not_told_from_the_others() {
        Pool pool = Pool.EMPTY;
        for (int person = 0; person < 5; person++) {
            pool = pool.with("c" + person, List.of(comment(person, person < 4 ? 30 : 31)), random);
        }
        Pool none = pool.with("c5", List.of(comment(5, 0)), random);

        assertThat(releasing(pool, MONDAY).leaving())
                .hasSize(5)
                .allMatch(entry -> entry.talk().wayBack().orElseThrow().until().equals(MONDAY.plusDays(30)));
        assertThat(releasing(none, MONDAY).leaving())
                .hasSize(6)
                .allMatch(entry -> entry.talk().wayBack().isEmpty());
    }

    @Test
    void answers_on_another_scale_wait_for_others_on_it() {
        Item other = new Item(Item.Kind.SCORE, "mood", "nps", "detractor", List.of("1"));
        Slip.Promise promise = new Slip.Promise(MINIMUM, Optional.empty(), 0, 77);
        Pool pool = filled(Pool.EMPTY, 5, Map.of())
                .with("changed", List.of(new Slip(other, Map.of(), promise, MONDAY, false)), random);

        assertThat(releasing(pool, MONDAY).leaving())
                .hasSize(5)
                .allMatch(entry -> entry.item().scale().equals("csat"));
    }

    private static Slip comment(int person, int replyDays) {
        Optional<LaneId> writer = replyDays == 0 ? Optional.empty() : Optional.of(new LaneId("lane-" + person));
        Slip.Promise promise = new Slip.Promise(MINIMUM, writer, replyDays, person);
        return new Slip(Item.comment("why", "words " + person), Map.of(), promise, MONDAY, false);
    }

    @Test
    void who_was_promised_more_company_gets_it() {
        Pool pool = filled(Pool.EMPTY, 5, Map.of()).with("careful", List.of(slip("mood", Map.of(), 8, MONDAY)), random);

        assertThat(releasing(pool, MONDAY).leaving()).isEmpty();
        assertThat(releasing(filled(pool, 2, Map.of()), MONDAY).leaving()).hasSize(8);
    }

    @Test
    void the_same_conversation_counts_once() {
        Pool pool = Pool.EMPTY.with("c1", List.of(slip("mood", Map.of(), 5, MONDAY)), random);

        assertThat(pool.with("c1", List.of(slip("mood", Map.of(), 5, MONDAY)), random))
                .isEqualTo(pool);
        assertThat(pool.left()
                        .with("c1", List.of(slip("mood", Map.of(), 5, MONDAY)), random)
                        .waiting())
                .hasSize(1);
    }

    @Test
    void neither_what_waits_nor_what_leaves_keeps_the_order_of_its_coming() {
        Pool pool = filled(Pool.EMPTY, 40, Map.of());

        List<String> coming = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
        assertThat(pool.waiting().stream().map(slip -> slip.item().values().getFirst()))
                .isNotEqualTo(coming)
                .containsExactlyInAnyOrderElementsOf(coming);
        assertThat(releasing(pool, MONDAY).leaving().stream()
                        .map(entry -> entry.item().values().getFirst()))
                .isNotEqualTo(coming)
                .containsExactlyInAnyOrderElementsOf(coming);
    }

    /// What can be told apart at all is the day, the question and the fields. Whatever people come in
    /// whatever order, none of these parts is ever smaller than the minimum, so no sum or difference of them is.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_can_be_told_apart_has_the_minimum_of_people_at_every_moment(long seed) {
        Random chance = new Random(seed);
        Pool pool = Pool.EMPTY;
        Map<String, Integer> parts = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            LocalDate day = MONDAY.plusDays(i / 60);
            Map<String, String> fields = Map.of("team", "T" + chance.nextInt(3), "site", "S" + chance.nextInt(2));
            List<Slip> slips = new ArrayList<>(List.of(slip("mood", fields, MINIMUM, day)));
            if (chance.nextInt(3) == 0) {
                slips.add(slip("why", fields, MINIMUM, day));
            }
            pool = releasing(pool.with("c" + i, slips, chance), day);
            pool.leaving()
                    .forEach(entry -> parts.merge(entry.release() + entry.item().step(), 1, Integer::sum));
            pool = pool.left();

            assertThat(parts.values()).as("seed %s, person %s", seed, i).allMatch(size -> size >= MINIMUM);
        }
        assertThat(parts.keySet()).anyMatch(part -> part.contains("team=T1")).hasSizeGreaterThan(10);
    }

    private Pool filled(Pool pool, int people, Map<String, String> segments) {
        Pool more = pool;
        for (int i = 0; i < people; i++) {
            more = more.with("c" + made, List.of(slip("mood", segments, MINIMUM, MONDAY)), random);
        }
        return more;
    }

    /// One who has answered, and perhaps was asked what few are.
    private Pool finishing(Pool pool, int person, boolean isRare) {
        List<Slip> slips = new ArrayList<>(List.of(slip("usual", Map.of(), MINIMUM, MONDAY, person)));
        if (isRare) {
            slips.add(slip("rare", Map.of(), MINIMUM, MONDAY, person));
        }
        return pool.with("f" + made++, slips, random);
    }

    private Slip slip(String step, Map<String, String> segments, int minimum, LocalDate since) {
        return slip(step, segments, minimum, since, made);
    }

    private Slip slip(String step, Map<String, String> segments, int minimum, LocalDate since, int mark) {
        Item item = new Item(Item.Kind.SCORE, step, "csat", "", List.of(String.valueOf(made++)));
        return new Slip(item, segments, new Slip.Promise(minimum, Optional.empty(), 0, mark), since, false);
    }

    private Pool releasing(Pool pool, LocalDate day) {
        return pool.releasing((slip, release, crowd) -> slip.out("e" + made++, MOOD, release, crowd), day, random);
    }
}
