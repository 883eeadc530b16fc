package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "nps, 0, detractor",
        "nps, 6, detractor",
        "nps, 7, passive",
        "nps, 8, passive",
        "nps, 9, promoter",
        "nps, 10, promoter",
        "detract, 6, unlikely",
        "detract, 7, likely",
        "csat, 1, dissatisfied",
        "csat, 2, dissatisfied",
        "csat, 3, neutral",
        "csat, 4, satisfied",
        "csat, 5, satisfied",
        "ces, 3, difficult",
        "ces, 4, neutral",
        "ces, 5, easy",
        "ces, 7, easy"
    })
    void everyScoreLiesInOneBand(String word, int score, String band) {
        Scale scale = scale(word);

        assertThat(scale.bandOf(score)).map(Band::name).contains(band);
        assertThat(scale.bands().stream().filter(one -> one.contains(score))).hasSize(1);
        assertThat(scale.band(band)).isEqualTo(scale.bandOf(score));
        assertThat(scale.contains(score)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nps, -1", "nps, 11", "csat, 0", "csat, 6", "ces, 0", "ces, 8", "detract, 11"})
    void whatIsOffTheScaleHasNoBand(String word, int score) {
        assertThat(scale(word).contains(score)).isFalse();
        assertThat(scale(word).bandOf(score)).isEmpty();
        assertThat(scale(word).band("nobody")).isEmpty();
    }

    @Test
    void aRatingHasTwoToAHundredAndOneNumbersAndNoBands() {
        assertThat(Scale.rating(0, 100).contains(100)).isTrue();
        assertThat(Scale.rating(1, 2).bandOf(1)).isEmpty();
        assertThatThrownBy(() -> Scale.rating(0, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.rating(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.rating(-2_000_000_000, 2_000_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBandRunsUpwards() {
        assertThat(new Band("one", 3, 3).contains(3)).isTrue();
        assertThatThrownBy(() -> new Band("back", 4, 3)).hasMessage("band back runs from 4 down to 3");
    }

    private static Scale scale(String word) {
        return switch (word) {
            case "nps" -> Scale.NPS;
            case "detract" -> Scale.DETRACT;
            case "csat" -> Scale.CSAT;
            default -> Scale.CES;
        };
    }
}
