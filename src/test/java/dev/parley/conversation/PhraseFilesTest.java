package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Language;
import dev.parley.flow.Segments;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds every language's file to the same keys, places and length.
class PhraseFilesTest {
    static final Set<String> LANGUAGES = new TreeSet<>(Phrases.LANGUAGES);

    /// As long as what is usually filled in.
    private static final String[] FILLINGS = {"Acme Stores", "10"};

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasEveryMessageAndNoOther(String tag) {
        assertThat(file(tag).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PhraseKey.values()).map(PhraseKey::word).toList());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyMessageHasThePlacesOfItsKey(String tag) {
        Properties file = file(tag);
        for (PhraseKey key : PhraseKey.values()) {
            Set<String> expected = new TreeSet<>(Arrays.asList("{0}", "{1}").subList(0, key.arguments()));

            assertThat(places(file.getProperty(key.word())))
                    .as("%s %s", tag, key.word())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyMessageIsShortForATextMessage(String tag) {
        for (PhraseKey key : PhraseKey.values()) {
            String text = said(key, tag);

            assertThat(Segments.of(text).count()).as(text).isLessThanOrEqualTo(tag.equals("en") ? 1 : 2);
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyMessageIsTidy(String tag) {
        for (PhraseKey key : PhraseKey.values()) {
            assertThat(said(key, tag))
                    .as("%s %s", tag, key.word())
                    .isNotBlank()
                    .isEqualTo(said(key, tag).strip());
        }
    }

    /// Phone networks act on these words wherever a person is, so they stay as they are in every language.
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void namesTheWordsOfTheNetworks(String tag) {
        assertThat(said(PhraseKey.HELP, tag)).contains("Acme Stores", "STOP");
        assertThat(said(PhraseKey.STOPPED, tag)).contains("Acme Stores", "START");
        assertThat(said(PhraseKey.STARTED, tag)).contains("Acme Stores", "STOP", "HELP");
        assertThat(said(PhraseKey.SKIP_REQUIRED, tag)).contains("STOP");
    }

    @Test
    void noTwoLanguagesShareAText() {
        for (PhraseKey key : Set.of(PhraseKey.HELP, PhraseKey.UNCLEAR, PhraseKey.BACK_NONE, PhraseKey.YES_NO)) {
            assertThat(LANGUAGES.stream().map(tag -> said(key, tag)))
                    .as(key.word())
                    .doesNotHaveDuplicates();
        }
    }

    private static String said(PhraseKey key, String tag) {
        return Phrases.builtIn().text(key, new Language(tag), Arrays.copyOf(FILLINGS, key.arguments()));
    }

    private static Properties file(String tag) {
        return Phrases.lines("phrases/" + tag + ".properties");
    }

    private static Set<String> places(String text) {
        Matcher matcher = Pattern.compile("\\{[^}]*}?").matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            Collections.addAll(found, matcher.group());
        }
        return found;
    }
}
