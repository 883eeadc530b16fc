package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Gates.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class QuietHoursTest {
    private static final long SEED = 20_260_302;

    @ParameterizedTest
    @CsvFileSource(resources = "quiet-hours.tsv", delimiter = '\t', numLinesToSkip = 1)
    void people_are_left_alone_until_it_is_day_wherever_they_may_be(
            Instant at, String quiet, String zones, Instant end, String why) {
        String[] ends = quiet.split("-", -1);
        Quiet hours = new Quiet(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        Set<ZoneId> all = Arrays.stream(zones.split(" ", -1)).map(ZoneId::of).collect(Collectors.toSet());

        assertThat(QuietHours.end(at, hours, all)).as(why).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void in_every_zone_the_end_found_is_day_and_there_was_no_earlier_one() {
        Random random = new Random(SEED);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < 5_000; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            Instant end = QuietHours.end(at, Quiet.NIGHT, Set.of(zone)).orElseThrow();

            assertThat(QuietHours.isQuiet(end, Quiet.NIGHT, zone))
                    .as("%s %s, seed %s", zone, at, SEED)
                    .isFalse();
            boolean isMoved = end.isAfter(at);
            assertThat(isMoved && !QuietHours.isQuiet(end.minus(Duration.ofMinutes(1)), Quiet.NIGHT, zone))
                    .as("%s %s, seed %s", zone, at, SEED)
                    .isFalse();
        }
    }
}
