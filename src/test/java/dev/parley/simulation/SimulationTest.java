package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// People, two nodes, a store and a provider, over and over, each time with another seed: messages are repeated, lost
/// and late, answers of ours do not arrive, receipts come in any order or never, writes fail or are not known to have
/// happened, nodes meet on one lane and die wherever they touch the world. Whatever happens, what is promised must
/// hold. A failure names its seed; `-Dsimulation.seed=N` plays that one, `-Dsimulation.seeds=N` so many.
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);
    private static final int STEPS = 100;
    private static final int SHOWN = 5;

    @Test
    void whatever_goes_wrong_what_is_promised_holds() {
        Long only = Long.getLong("simulation.seed");
        LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
        List<String> broken = new ArrayList<>();
        Tally tally = new Tally();
        seeds.forEach(seed -> play(seed, tally).forEach(fault -> broken.add("seed " + seed + ": " + fault)));

        System.out.printf("%d seeds: %s%n", only == null ? SEEDS : 1, tally);
        assertThat(broken.stream().limit(SHOWN))
                .as("%d promises broken; -Dsimulation.seed=N plays one seed", broken.size())
                .isEmpty();
    }

    private static List<String> play(long seed, Tally tally) {
        World world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.step();
        }
        world.comeToRest();
        tally.add(world);
        List<String> broken = new ArrayList<>(world.faults);
        broken.addAll(Invariants.broken(world));
        return broken;
    }

    /// What happened in all, so that a simulation in which nothing happens is seen.
    private static final class Tally {
        private long written;
        private long received;
        private long conversations;

        void add(World world) {
            written += world.people.stream().mapToInt(one -> one.written.size()).sum();
            received += world.phones.received().size();
            conversations += world.people.stream()
                    .mapToInt(one -> world.site
                            .lanes()
                            .talks(Site.IDS.of(Site.parties(one.number)))
                            .size())
                    .sum();
        }

        @Override
        public String toString() {
            return written + " messages in, " + received + " out, " + conversations + " conversations";
        }
    }
}
