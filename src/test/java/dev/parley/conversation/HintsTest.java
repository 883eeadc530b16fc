package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.reply.Doubt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class HintsTest {
    private static final List<Option> OPTIONS =
            List.of(Option.of(Language.ENGLISH, "Price"), Option.of(Language.ENGLISH, "Service"));
    private static final Map<String, AnswerType> TYPES = Map.ofEntries(
            Map.entry("nps", AnswerType.Score.of(Scale.NPS)),
            Map.entry("csat", AnswerType.Score.of(Scale.CSAT)),
            Map.entry("yes-no", new AnswerType.YesNo()),
            Map.entry("choice", new AnswerType.Choice(OPTIONS, false)),
            Map.entry("choices", new AnswerType.Choices(OPTIONS, false)),
            Map.entry("text", new AnswerType.Text()),
            Map.entry("number", number("-1000000000000000", "1000000000000000")),
            Map.entry("number 0-99.50", number("0", "99.50")),
            Map.entry("number 1-", number("1", "1000000000000000")),
            Map.entry("number -50", number("-1000000000000000", "50")),
            Map.entry("date", new AnswerType.Date()),
            Map.entry("email", new AnswerType.Email()),
            Map.entry("phone", new AnswerType.Phone()));

    private final Hints hints = new Hints(Phrases.builtIn(), Language.ENGLISH);

    @ParameterizedTest
    @CsvFileSource(resources = "hints.tsv", delimiter = '\t', numLinesToSkip = 1)
    void saysHowToAnswerAfterWhatWasUnclear(String type, Doubt doubt, String heard, String said) {
        assertThat(again(type, doubt, heard)).isEqualTo(said.translateEscapes());
    }

    @ParameterizedTest
    @EnumSource
    void hasAHintForEveryTypeWhateverTheDoubt(Doubt doubt) {
        for (String type : TYPES.keySet()) {
            assertThat(again(type, doubt, "")).as(type).endsWith(lastOf(type));
        }
    }

    private String again(String type, Doubt doubt, String heard) {
        AnswerType answer = Objects.requireNonNull(TYPES.get(type), type);
        List<String> meant = heard.isEmpty() ? List.of() : List.of(heard.split("\\|"));
        return hints.again(answer, doubt, meant, answer.options().isEmpty() ? "" : "\n1. Price\n2. Service");
    }

    private static String lastOf(String type) {
        return type.startsWith("choice") ? "2. Service" : ".";
    }

    private static AnswerType number(String min, String max) {
        return new AnswerType.Decimal(new BigDecimal(min), new BigDecimal(max));
    }
}
