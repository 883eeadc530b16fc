package dev.parley.study;

import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What was said in a flow and is not out yet. Immutable. Its order is by chance after each change, so that not even
/// what is sealed tells who came last.
///
/// What goes out at a time is of the same question, on the same scale, and of so many different people or
/// more as the flow's minimum group. Of a group that is too small the fields go out empty, together with
/// those of other small groups: so neither a group nor what is left of all when groups are taken away is
/// ever smaller than the minimum.
///
/// The moment at which something goes out must not tell more than that: a question that only few are asked would go
/// out in the moment one more of them has answered, and whoever watches who finishes would know that this one was
/// asked. So who comes in counts only together with so many others who came in lately, whatever they
/// answered, as the minimum group; until then they are not covered.
///
/// @param waiting what waits for others like it
/// @param leaving what is being let out, and may be out already
/// @param taken the conversations that handed in last, so that none does it twice
public record Pool(List<Slip> waiting, List<Entry> leaving, List<String> taken) {
    /// Nothing was said.
    public static final Pool EMPTY = new Pool(List.of(), List.of(), List.of());
    /// A conversation whose end could not be written hands in again within minutes; meanwhile so many others end at
    /// most.
    static final int TAKEN = 1_000;
    /// With so many times the minimum of people, some group should have become large enough to be told apart.
    static final int PATIENCE = 3;

    public Pool {
        waiting = List.copyOf(waiting);
        leaving = List.copyOf(leaving);
        taken = List.copyOf(taken);
    }

    /// With what one conversation hands in, if it has not already.
    Pool with(String conversation, List<Slip> slips, Random random) {
        if (taken.contains(conversation)) {
            return this;
        }
        List<Slip> more = new ArrayList<>(waiting);
        more.addAll(slips);
        Collections.shuffle(more, random);
        List<String> ring = new ArrayList<>(taken);
        ring.add(conversation);
        return new Pool(more, leaving, ring.size() > TAKEN ? ring.subList(ring.size() - TAKEN, ring.size()) : ring);
    }

    /// The same once what was leaving is out.
    Pool left() {
        return new Pool(waiting, List.of(), taken);
    }

    /// The same with all leaving that may.
    Pool releasing(Stamping stamping, LocalDate today, Random random) {
        List<Slip> covered = covered();
        List<Slip> staying = new ArrayList<>(
                covered.stream().filter(slip -> !slip.isCovered()).toList());
        List<Entry> going = new ArrayList<>();
        for (List<Slip> alike : alike(covered)) {
            int minimum = minimum(alike);
            List<Slip> small = new ArrayList<>();
            for (List<Slip> group : bySegments(alike)) {
                if (Slip.people(group) >= minimum) {
                    going.addAll(out(group, new Crowd(group, minimum, random), stamping, today));
                } else {
                    small.addAll(group);
                }
            }
            if (Slip.people(small) >= minimum && hasWaited(small, minimum, today)) {
                List<Slip> untold = small.stream().map(Slip::untold).toList();
                going.addAll(out(untold, new Crowd(untold, minimum, random), stamping, today));
            } else {
                staying.addAll(small);
            }
        }
        Collections.shuffle(staying, random);
        Collections.shuffle(going, random);
        return new Pool(staying, going, taken);
    }

    private static List<Entry> out(List<Slip> group, Crowd crowd, Stamping stamping, LocalDate today) {
        return Slip.evened(group).stream()
                .map(slip -> stamping.stamp(slip, new Entry.Release(today, slip.segments()), crowd.around(slip)))
                .toList();
    }

    /// Makes an entry of a slip.
    @FunctionalInterface
    interface Stamping {
        /// @param crowd lines among which the writer's cannot be told
        Entry stamp(Slip slip, Entry.Release release, List<LaneId> crowd);
    }

    /// What waits, with the newcomers covered if they are enough.
    private List<Slip> covered() {
        List<Slip> newcomers =
                waiting.stream().filter(slip -> !slip.isCovered()).toList();
        return Slip.people(newcomers) < minimum(newcomers)
                ? waiting
                : waiting.stream().map(Slip::covered).toList();
    }

    /// The largest company that anybody among these was promised.
    private static int minimum(List<Slip> slips) {
        return slips.stream().mapToInt(slip -> slip.promise().minimum()).max().orElse(1);
    }

    private static List<List<Slip>> alike(List<Slip> waiting) {
        Map<String, List<Slip>> alike = new LinkedHashMap<>();
        waiting.stream()
                .filter(Slip::isCovered)
                .forEach(slip -> alike.computeIfAbsent(slip.item().group(), key -> new ArrayList<>())
                        .add(slip));
        return List.copyOf(alike.values());
    }

    private static List<List<Slip>> bySegments(List<Slip> alike) {
        Map<Map<String, String>, List<Slip>> groups = new LinkedHashMap<>();
        alike.forEach(slip -> groups.computeIfAbsent(slip.segments(), key -> new ArrayList<>())
                .add(slip));
        return List.copyOf(groups.values());
    }

    /// Small groups wait for a day, to become large ones.
    private static boolean hasWaited(List<Slip> small, int minimum, LocalDate today) {
        return Slip.people(small) >= PATIENCE * minimum
                || small.stream().anyMatch(slip -> slip.since().isBefore(today));
    }
}
