package dev.parley.schedule;

import dev.parley.flow.FlowId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far the rounds of a flow that asks by the clock have come. Safe for any thread; blocks while the store works.
public final class Pulses {
    private static final int PAGE = 5_000;
    private static final Pattern KEY = Pattern.compile("[^/]+/every/(\\d{4}-\\d{2}-\\d{2})/.*");

    private Pulses() {}

    /// One round.
    ///
    /// @param day by each person's own calendar
    /// @param started how many were asked
    /// @param waiting how many are still to be asked, by the reason they wait for
    /// @param refused how many are not asked, by reason
    public record Round(LocalDate day, int started, Map<String, Integer> waiting, Map<String, Integer> refused) {
        public Round {
            waiting = java.util.Collections.unmodifiableMap(new TreeMap<>(waiting));
            refused = java.util.Collections.unmodifiableMap(new TreeMap<>(refused));
        }

        /// How many belong to it.
        public int people() {
            return started + sum(waiting) + sum(refused);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// The rounds of a flow, the newest first.
    public static List<Round> of(FlowId flow, Invitations invitations) {
        Map<LocalDate, Counts> counts = new TreeMap<>(java.util.Comparator.reverseOrder());
        String after = Invitation.key(flow, "every", "");
        boolean more = true;
        while (more) {
            List<Invitation> page = invitations.page(flow.value(), after, PAGE);
            page.forEach(one -> day(one).ifPresent(day ->
                    counts.computeIfAbsent(day, key -> new Counts()).add(one)));
            more = page.size() == PAGE && day(page.getLast()).isPresent();
            after = page.isEmpty() ? after : page.getLast().key();
        }
        List<Round> rounds = new ArrayList<>();
        counts.forEach((day, count) -> rounds.add(new Round(day, count.started, count.waiting, count.refused)));
        return rounds;
    }

    private static Optional<LocalDate> day(Invitation invitation) {
        Matcher key = KEY.matcher(invitation.key());
        return key.matches() ? Optional.of(LocalDate.parse(key.group(1))) : Optional.empty();
    }

    /// One thread.
    private static final class Counts {
        private int started;
        private final Map<String, Integer> waiting = new TreeMap<>();
        private final Map<String, Integer> refused = new TreeMap<>();

        void add(Invitation one) {
            switch (one.state()) {
                case Invitation.State.Started state -> started++;
                case Invitation.State.Held held -> waiting.merge(held.why().word(), 1, Integer::sum);
                case Invitation.State.Refused state -> refused.merge(state.why().word(), 1, Integer::sum);
            }
        }
    }
}
