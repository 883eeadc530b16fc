package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flowfile.FlowKeys;
import dev.parley.flowfile.KeyTable;
import dev.parley.flowfile.StepKeys;
import dev.parley.flowfile.Verb;
import dev.parley.flowfile.source.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// At the cursor `|` of each text of `completion.txt`, at least the words below it are offered.
class CompletionTest {
    record Row(String name, String text, List<String> words, List<String> never) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void offers(Row row) {
        int cursor = row.text().lastIndexOf('|');
        String before = row.text().substring(0, cursor);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        Mark at = new Mark(line, before.length() - before.lastIndexOf('\n'));
        Completion.Offer offer = Completion.at(before + row.text().substring(cursor + 1), at);

        assertThat(offer.suggestions()).extracting(Suggestion::label).containsAll(row.words());
        assertThat(offer.suggestions()).extracting(Suggestion::label).noneMatch(row.never()::contains);
        assertThat(offer.from()).isBetween(1, at.column());
    }

    @Test
    void tells_what_a_word_means() {
        String text = "flow: t\nsteps:\n  - id: a\n    ask: How?\n    answer: nps\n";

        assertThat(Completion.hover(text, new Mark(5, 6)).orElseThrow().about())
                .isEqualTo("what may be answered; required");
        assertThat(Completion.hover(text, new Mark(5, 14)).orElseThrow().detail())
                .isEqualTo("whole 0–10");
        assertThat(Completion.hover(text, new Mark(4, 12))).isEmpty();
    }

    @Test
    void every_key_of_the_language_has_a_shape() {
        Stream<KeyTable> tables = Stream.concat(
                FlowKeys.ALL.stream(), Arrays.stream(Verb.values()).map(StepKeys::of));

        assertThat(tables.toList())
                .allSatisfy(table -> assertThat(table.keys())
                        .allSatisfy(key -> assertThat(Shapes.of(table, key)).isNotNull()));
    }

    @Test
    void has_an_answer_at_every_place_of_any_text() {
        for (String name : Samples.SHIPPED) {
            SourceLines lines = SourceLines.of(Samples.shipped(name).source());
            RandomGenerator chance =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
            for (int i = 0; i < 60; i++) {
                int line = 1 + chance.nextInt(lines.lines().size());
                int column = 1 + chance.nextInt(lines.line(line).length() + 3);
                Mark at = new Mark(line, column);
                String cut = String.join("\n", lines.lines().subList(0, line));
                assertThat(Completion.at(cut, at).from()).as("%s %s", name, at).isBetween(1, column);
                assertThat(Completion.hover(cut, at)).as("%s %s", name, at).isNotNull();
            }
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = CompletionTest.class.getResourceAsStream("completion.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(CompletionTest::row);
        }
    }

    private static Row row(String block) {
        int name = block.indexOf('\n');
        String[] parts = block.substring(name + 1).split("(?m)^--- ", 2);
        String[] words = parts[1].split("(?m)^!! ", 2);
        return new Row(
                block.substring(0, name),
                parts[0],
                List.of(words[0].strip().split(" ")),
                words.length > 1 ? List.of(words[1].strip().split(" ")) : List.of());
    }
}
