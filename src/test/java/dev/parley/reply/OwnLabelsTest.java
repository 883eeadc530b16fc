package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.flow.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An author's labels go before the built-in ones. People go on using both, and each in their own language.
class OwnLabelsTest {
    private static final Language SPANISH = new Language("es");
    private static final AnswerType.Score LABELLED = new AnswerType.Score(
            Scale.CSAT,
            Map.of(
                    2, Map.of(Language.ENGLISH, "neutral to poor"),
                    3, Map.of(Language.ENGLISH, "neither satisfied nor dissatisfied", SPANISH, "ni una cosa ni otra"),
                    4, Map.of(SPANISH, "satisfactoria")));

    private final ReplyReader reader = StandardReader.create();

    @ParameterizedTest
    @CsvSource({
        "en, neither satisfied nor dissatisfied, 3",
        "en, neutral to poor, 2",
        "en, neutral, 3",
        "en, satisfied, 4",
        "en, very satisfied, 5",
        "es, ni una cosa ni otra, 3",
        "es, satisfactoria, 4",
        "es, satisfecho, 4",
        "es, muy satisfecha, 5"
    })
    void anAuthorsLabelsAndTheBuiltInOnesAreUnderstood(String language, String reply, int score) {
        Question question = Question.of(LABELLED, List.of(new Language(language), Language.ENGLISH, SPANISH));

        assertThat(reader.read(question, reply))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        read -> assertThat(read.value()).isEqualTo(Value.of(score)));
    }
}
