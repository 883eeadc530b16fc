package dev.parley.followup;

import dev.parley.theme.Estimate;
import dev.parley.theme.Tone;
import dev.parley.theme.Tones;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many remarks sound like what: always an estimate from their words.
///
/// @param counts those whose language there are words for
/// @param unknown the others
public record Sounds(Map<Tone, Integer> counts, int unknown) {
    public Sounds {
        counts = Map.copyOf(counts);
    }

    /// Those of some remarks.
    public static Sounds of(List<Remark> remarks, Tones tones) {
        Map<Tone, Integer> counts = new EnumMap<>(Tone.class);
        int unknown = 0;
        for (Remark one : remarks) {
            Optional<Estimate> estimate = tones.of(one.text(), one.language());
            estimate.ifPresent(sound -> counts.merge(sound.tone(), 1, Integer::sum));
            unknown += estimate.isEmpty() ? 1 : 0;
        }
        return new Sounds(counts, unknown);
    }

    /// How many sound so.
    public int of(Tone tone) {
        return counts.getOrDefault(tone, 0);
    }
}
