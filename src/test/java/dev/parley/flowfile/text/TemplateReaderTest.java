package dev.parley.flowfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SampleScope;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Template;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What is sent of a text at the moment of {@link SampleScope}.
class TemplateReaderTest {
    @ParameterizedTest
    @CsvFileSource(resources = "rendered.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '`')
    void putsInWhatIsKnown(String text, String medium, String language, String expected) {
        Template template = template(text);

        assertThat(template.render(SampleScope.of(Medium.of(medium).orElseThrow(), new Language(language))))
                .isEqualTo(expected.replace("\\n", "\n"));
        assertThat(template.source()).isEqualTo(text);
    }

    @Test
    void namesItsPaths() {
        assertThat(template("{{ vars.brand }} {{ contact.name | upcase }} {{ vars.brand }}")
                        .paths())
                .containsExactly("vars.brand", "contact.name");
        assertThat(template("No places").paths()).isEmpty();
    }

    @Test
    void longValuesAreCutSoThatTheyDoNotFillAMessage() {
        var scope = SampleScope.of(Medium.WEB, Language.ENGLISH);
        var facts = scope.facts().withContact(new Value.Fields(Map.of("name", Value.of("🙂".repeat(600)))));
        var longer = new dev.parley.flow.Scope(facts, Value.Fields.NONE, scope.medium(), scope.language(), scope.now());

        assertThat(template("{{ contact.name }}").render(longer)).isEqualTo("🙂".repeat(497) + "...");
    }

    @Test
    void aSampleHasTheVariablesTheDefaultsAndEightLetters() {
        Value.Fields vars = new Value.Fields(Map.of("brand", Value.of("Acme")));

        assertThat(Sample.of(template("{{ vars.brand }}, {{ contact.x }}, {{ contact.x | default: 'you' }}"), vars))
                .isEqualTo("Acme, xxxxxxxx, you");
        assertThat(Sample.of(template("As it is"), vars)).isEqualTo("As it is");
    }

    private static Template template(String text) {
        Problems problems = new Problems("x.yaml");
        String yaml = "- \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Node.Sequence list = (Node.Sequence) SourceReader.read(yaml.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        Template template = TemplateReader.read((Node.Scalar) list.items().getFirst(), SampleScope.NAMES, problems);
        assertThat(problems.sorted()).isEmpty();
        return template;
    }
}
