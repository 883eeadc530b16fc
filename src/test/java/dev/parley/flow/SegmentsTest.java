package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Segments.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SegmentsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "segments.tsv", delimiter = '\t', numLinesToSkip = 1)
    void countsUnitsAndParts(String unit, int times, String rest, Encoding encoding, int units, int parts) {
        String text = (unit.repeat(times) + rest).translateEscapes();

        assertThat(Segments.of(text)).isEqualTo(new Segments(encoding, units, parts));
    }

    @Test
    void anEmptyTextIsOnePart() {
        assertThat(Segments.of("")).isEqualTo(new Segments(Encoding.GSM_7, 0, 1));
    }

    @Test
    void aGsmTextHasNoCostlyCharacters() {
        assertThat(Segments.costly("It's 10 € [net]\n")).isEmpty();
    }

    @Test
    void namesEachCostlyCharacterOnceAndInOrder() {
        assertThat(Segments.costly("It’s “fine” 🙂 isn’t it?")).containsExactly("’", "“", "”", "🙂");
    }

    @Test
    void aLoneSurrogateIsOneCodeUnit() {
        assertThat(Segments.of("\uD83D")).isEqualTo(new Segments(Encoding.UCS_2, 1, 1));
    }
}
