package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which words a person gets.
class WordingTest {
    private static final Language SPANISH = new Language("es");

    @Test
    void theirOwnLanguageItsBaseOrTheFlowsOwn() {
        Map<Language, Wording.Variants> languages = new LinkedHashMap<>();
        languages.put(Language.ENGLISH, words("Hello"));
        languages.put(SPANISH, words("Hola"));
        languages.put(new Language("es-mx"), words("Qué onda"));
        Wording wording = new Wording(languages);

        assertThat(in(wording, "es")).isEqualTo("Hola");
        assertThat(in(wording, "es-mx")).isEqualTo("Qué onda");
        assertThat(in(wording, "es-ar")).isEqualTo("Hola");
        assertThat(in(wording, "de")).isEqualTo("Hello");
    }

    @Test
    void theirChannelsWordsOrTheTextForAll() {
        Wording wording = new Wording(Map.of(
                Language.ENGLISH,
                new Wording.Variants(Template.plain("all"), Map.of(Medium.SMS, Template.plain("short")))));

        assertThat(wording.in(Language.ENGLISH, Medium.SMS).source()).isEqualTo("short");
        assertThat(wording.in(Language.ENGLISH, Medium.WEB).source()).isEqualTo("all");
    }

    @Test
    void anAbsentMessageHasNoText() {
        assertThat(Wording.none().isPresent()).isFalse();
        assertThat(Wording.of(SPANISH, "Hola").isPresent()).isTrue();
        assertThatThrownBy(() -> Wording.none().in(SPANISH, Medium.SMS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOptionIsShownInTheSameWay() {
        Map<Language, String> texts = new LinkedHashMap<>();
        texts.put(Language.ENGLISH, "Price");
        texts.put(SPANISH, "Precio");
        Option option = new Option("price", texts, List.of(), "");

        assertThat(option.text(SPANISH)).isEqualTo("Precio");
        assertThat(option.text(new Language("es-ar"))).isEqualTo("Precio");
        assertThat(option.text(new Language("fr"))).isEqualTo("Price");
        assertThat(Option.of(SPANISH, "Sí").text(Language.ENGLISH)).isEqualTo("Sí");
        assertThatThrownBy(() -> new Option("none", Map.of(), List.of(), "")).hasMessage("option none has no text");
    }

    @Test
    void aValuePutIntoATextIsHarmlessThere() {
        assertThat(Medium.SLACK.escape("<!channel> & co")).isEqualTo("&lt;!channel&gt; &amp; co");
        assertThat(Medium.SMS.escape("<b>")).isEqualTo("<b>");
        assertThat(Medium.WEB.escape("a\u202Eb\u2066c\u202A\u2069d\u0007e\nf\u202F\u2065"))
                .isEqualTo("abcde\nf\u202F\u2065");
    }

    private static String in(Wording wording, String language) {
        return wording.in(new Language(language), Medium.WEB).source();
    }

    private static Wording.Variants words(String text) {
        return new Wording.Variants(Template.plain(text), Map.of());
    }
}
