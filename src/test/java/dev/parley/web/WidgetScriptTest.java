package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.webchat.Words;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    /// What a page of somebody else's may be asked to load.
    private static final int MAX_PACKED = 10_000;

    @Test
    void theElementIsAtMostTenKilobytesInOneFile() {
        WebFile file = WebFile.of(WidgetScript.of(new Words()));

        assertThat(file.packed().length).isLessThanOrEqualTo(MAX_PACKED);
        assertThat(new String(file.plain(), StandardCharsets.UTF_8)).doesNotContain("innerHTML", "eval(", "import ");
    }

    @Test
    void everyLanguageHasEveryWord() {
        Words words = new Words();
        Set<String> names = words.in("en").keySet();

        assertThat(Words.LANGUAGES)
                .allSatisfy(language -> assertThat(words.in(language).keySet()).isEqualTo(names));
    }
}
