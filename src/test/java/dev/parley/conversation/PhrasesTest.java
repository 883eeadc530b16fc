package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flow.Language;
import dev.parley.flow.MessageKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {
    private static final Language DUTCH = new Language("nl");

    private final Phrases builtIn = Phrases.builtIn();
    private final Phrases partly = new Phrases("phrases-partly/", Set.of("en", "nl"));

    @ParameterizedTest
    @CsvSource({
        "es, Gracias",
        "es-mx, Gracias",
        "pt-br, Certo",
        "zh-hans-cn, 谢谢",
        "no, Takk",
        "nn, Takk",
        "sw, Thanks",
        "en-gb, Thanks"
    })
    void speaksTheLanguageElseItsBaseElseEnglish(String tag, String beginning) {
        assertThat(builtIn.text(PhraseKey.CORRECTED, new Language(tag), "8")).startsWith(beginning);
    }

    @Test
    void whatALanguageLacksIsSaidInEnglish() {
        assertThat(partly.text(PhraseKey.UNCLEAR, DUTCH)).isEqualTo("Hm? ✓");
        assertThat(partly.text(PhraseKey.LATE, DUTCH)).isEqualTo("Too late.");
    }

    @Test
    void whatEvenEnglishLacksIsAFaultThatNamesIt() {
        assertThatThrownBy(() -> partly.text(PhraseKey.EMAIL, DUTCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("email");
    }

    @Test
    void aMissingFileIsAFaultThatNamesIt() {
        Phrases broken = new Phrases("phrases-partly/", Set.of("en", "tlh"));

        assertThatThrownBy(() -> broken.text(PhraseKey.LATE, new Language("tlh")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("phrases-partly/tlh.properties");
    }

    @Test
    void placesTakeTheArgumentTheyNumber() {
        assertThat(partly.text(PhraseKey.OR, DUTCH, "a", "b")).isEqualTo("b vs a");
    }

    @Test
    void whatIsFilledInStaysAsItIs() {
        assertThat(builtIn.text(PhraseKey.OR, Language.ENGLISH, "{1} '$0\\", "{0}"))
                .isEqualTo("{1} '$0\\ or {0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; ''; ''",
                "en; 7; 7",
                "en; 7|8; 7 or 8",
                "en; 7|8|9; 7, 8 or 9",
                "es; 7|8; 7 o bien 8",
                "ja; 7|8|9; 7、8か9"
            })
    void namesAlternativesAsTheLanguageDoes(String tag, String items, String said) {
        List<String> alternatives = items.isEmpty() ? List.of() : List.of(items.split("\\|"));

        assertThat(builtIn.either(alternatives, new Language(tag))).isEqualTo(said);
    }

    @Test
    void aWrongNumberOfArgumentsIsAFault() {
        assertThatThrownBy(() -> builtIn.text(PhraseKey.HELP, Language.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phrase help takes 1 arguments, not 0");
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageAFlowCanWordHasABuiltInText(MessageKey key) {
        assertThat(PhraseKey.of(key).word()).isEqualTo(key.word());
    }
}
