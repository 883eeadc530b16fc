package dev.parley.samples;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What happens in the ninety days: some shops and people are better than others, there is a bad week, worst in one
/// shop, and support gets better in the last month.
final class Plot {
    /// How long ago the bad week began, and how long it took.
    private static final Duration BAD_SINCE = Duration.ofDays(33);

    private static final Duration BAD_FOR = Duration.ofDays(8);
    private static final Duration BETTER_SINCE = Duration.ofDays(30);
    private static final String BAD_SHOP = "Riverside";

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("store", List.of("Central", "Riverside", "Harbour", "Airport")),
            Map.entry("agent", List.of("Kim", "Noor", "Sasha", "Toni", "Alex")),
            Map.entry("department", List.of("Delivery", "Returns", "Advice")),
            Map.entry("topic", List.of("billing", "delivery", "technical")),
            Map.entry("team", List.of("Blue", "Green", "Night")),
            Map.entry("site", List.of("North", "South")),
            Map.entry("shift", List.of("early", "late")),
            Map.entry("detail", List.of("address", "bank", "name")),
            Map.entry("way", List.of("web", "phone")),
            Map.entry("plan", List.of("basic", "plus", "pro")),
            Map.entry("source", List.of("search", "friend", "advert")),
            Map.entry("tier", List.of("gold", "silver", "standard")),
            Map.entry("region", List.of("East", "West", "Coast")));
    private static final List<String> OTHER = List.of("A", "B", "C");
    private static final Map<String, Double> EFFECTS = Map.of(
            "Central", 0.05, "Airport", -0.06, "Kim", 0.08, "Toni", -0.10, "Returns", -0.07, "gold", 0.05, "Night",
            -0.05);

    private final RandomGenerator chance;

    Plot(RandomGenerator chance) {
        this.chance = chance;
    }

    /// A value of a field; the first ones are met more often.
    String value(String field) {
        List<String> values = VALUES.getOrDefault(field, OTHER);
        return values.get(Math.min(chance.nextInt(values.size()), chance.nextInt(values.size())));
    }

    /// How somebody found it, from 0 to 1.
    double goodness(Value.Fields event, Duration ago) {
        double goodness = 0.8;
        for (Value value : event.fields().values()) {
            goodness += EFFECTS.getOrDefault(value.shown(), 0.0);
        }
        boolean isBadWeek = ago.compareTo(BAD_SINCE) < 0
                && ago.compareTo(BAD_SINCE.minus(BAD_FOR)) > 0
                && event.get("store") != Value.Missing.VALUE;
        double bad = event.get("store").shown().equals(BAD_SHOP) ? 0.55 : 0.3;
        boolean isBetter = event.get("topic") != Value.Missing.VALUE && ago.compareTo(BETTER_SINCE) < 0;
        goodness += (isBadWeek ? -bad : 0) + (isBetter ? 0.1 : 0);
        return Math.clamp(goodness + chance.nextGaussian() * 0.2, 0, 1);
    }

    /// A language the flow has; its own mostly.
    Language language(List<Language> languages) {
        return languages.get(chance.nextInt(3) > 0 ? 0 : chance.nextInt(languages.size()));
    }

    /// A channel.
    Medium medium() {
        return chance.nextInt(10) < 6 ? Medium.SMS : Medium.WEB;
    }

    /// A time of that day, between nine and nine in UTC.
    Instant time(Instant midnight) {
        return midnight.plusSeconds(9 * 3600 + chance.nextInt(12 * 3600));
    }
}
