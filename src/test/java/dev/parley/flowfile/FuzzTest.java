package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flowfile.source.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Flows spoilt at random: each is a flow or has errors with places, whatever was done to it.
class FuzzTest {
    private static final int ROUNDS = 400;
    private static final String SIGNS = "{}[]:,-#&*!|>'\"%@`\\ \n\t?~<=0917azé🙂\u0000\u202E";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSpoiltFlowIsAFlowOrHasErrorsWithPlaces(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> flows = Golden.flows("good").stream().map(Golden::read).toList();
        for (int round = 0; round < ROUNDS; round++) {
            String text = flows.get(chance.nextInt(flows.size()));
            for (int times = chance.nextInt(1, 4); times > 0; times--) {
                text = spoil(text, chance);
            }
            check(text, "seed " + seed + ", round " + round + ":\n" + text);
        }
    }

    private static void check(String text, String what) {
        LoadedFlow loaded = FlowLoader.load("x.yaml", text.getBytes(StandardCharsets.UTF_8), Includes.NONE);

        int lines = text.split("\n", -1).length;
        assertThat(loaded.problems()).as(what).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, lines + 1);
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).isNotBlank();
        });
        assertThat(loaded.problems().stream().anyMatch(Problem::isError))
                .as(what)
                .isEqualTo(loaded.flow().isEmpty());
        loaded.flow().ifPresent(flow -> isWhole(flow, what));
    }

    private static void isWhole(Flow flow, String what) {
        flow.program().all().values().forEach(step -> {
            if (step instanceof Step.Go go) {
                assertThat(flow.program().find(go.target())).as(what).isPresent();
            }
        });
    }

    private static String spoil(String text, RandomGenerator chance) {
        int at = chance.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + chance.nextInt(1, 12));
        return switch (chance.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + sign(chance) + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at, to).repeat(chance.nextInt(2, 5)) + text.substring(to);
            case 3 -> text.substring(0, at) + sign(chance) + text.substring(to);
            case 4 -> swapped(text, chance);
            default -> text.replaceFirst("\n( *)", "\n$1" + " ".repeat(chance.nextInt(4)));
        };
    }

    private static String sign(RandomGenerator chance) {
        int[] signs = SIGNS.codePoints().toArray();
        return Character.toString(signs[chance.nextInt(signs.length)]);
    }

    private static String swapped(String text, RandomGenerator chance) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        Collections.swap(lines, chance.nextInt(lines.size()), chance.nextInt(lines.size()));
        return String.join("\n", lines);
    }
}
