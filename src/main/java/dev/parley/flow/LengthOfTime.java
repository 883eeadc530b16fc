package dev.parley.flow;

import java.time.Duration;
import java.util.List;

/// Lengths of time as people write them in flows: `30s`, `90m`, `4h`, `2d`. Pure.
public final class LengthOfTime {
    /// @param seconds in one of it
    private record Unit(int seconds, String letter) {}

    /// The largest first. Weeks are read, but nobody says them of a due time or a wait.
    private static final List<Unit> UNITS =
            List.of(new Unit(86_400, "d"), new Unit(3_600, "h"), new Unit(60, "m"), new Unit(1, "s"));

    private LengthOfTime() {}

    /// In the largest unit that fits without a rest; `0s` for none. Parts of a second are left out.
    public static String shown(Duration time) {
        long seconds = time.toSeconds();
        return UNITS.stream()
                .filter(unit -> seconds != 0 && seconds % unit.seconds() == 0)
                .map(unit -> seconds / unit.seconds() + unit.letter())
                .findFirst()
                .orElse("0s");
    }
}
