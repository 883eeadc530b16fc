package dev.parley.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void everything_is_kept_for_ever_until_it_is_set() {
        Retention retention = Retention.read(Value.Fields.NONE, new ArrayList<>());
        assertThat(retention.conversationsUntil(Instant.EPOCH, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 365, 3650})
    void what_is_set_is_read_again_as_it_was(int days) {
        Value.Fields given = Value.Fields.NONE.with("conversations", Value.of(days));
        List<Fault> faults = new ArrayList<>();
        assertThat(Retention.read(given, faults).fields()).isEqualTo(given);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 29, 3651})
    void a_time_that_is_too_short_or_too_long_is_refused(int days) {
        List<Fault> faults = new ArrayList<>();
        Retention.read(Value.Fields.NONE.with("conversations", Value.of(days)), faults);
        assertThat(faults).extracting(Fault::pointer).containsExactly("/conversations");
    }

    @Test
    void whole_days_go_where_the_server_is() {
        // The clocks went forward on the 29th of March.
        assertThat(new Retention(30).conversationsUntil(Instant.parse("2026-04-20T22:30:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-21T23:00:00Z"));
    }
}
