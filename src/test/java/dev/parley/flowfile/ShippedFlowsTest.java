package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Option;
import dev.parley.flow.Scope;
import dev.parley.flow.Segments;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import dev.parley.flowfile.source.Problem;
import dev.parley.reply.Clashes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The flows that ship with Parley keep the rules that its pages preach.
class ShippedFlowsTest {
    private static final FlowFolder.Result SHIPPED = FlowFolder.load(Path.of("conversation-flows"));

    static Stream<Flow> flows() {
        return SHIPPED.files().values().stream().flatMap(file -> file.flow().stream());
    }

    @Test
    void thereAreSixAndNothingIsWrongWithThem() {
        assertThat(SHIPPED.problems().stream().filter(Problem::isError)).isEmpty();
        assertThat(SHIPPED.files().keySet())
                .containsExactly(
                        "after-purchase",
                        "agent-pulse",
                        "change-of-details",
                        "onboarding",
                        "relationship",
                        "support-csat");
    }

    @Test
    void oneOfThemAnswersWhateverIsWritten() {
        assertThat(flows().filter(flow -> flow.start().invite().fallback()))
                .extracting(flow -> flow.id().value())
                .containsExactly("after-purchase");
    }

    @Test
    void twoOfThemSpeakSpanishAndFrench() {
        assertThat(flows().filter(flow -> flow.about().languages().size() == 3))
                .extracting(flow -> flow.id().value())
                .containsExactly("after-purchase", "support-csat");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void eachCanBeStartedByOneWord(Flow flow) {
        assertThat(flow.start().invite().keywords())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(word)
                        .matches("[a-z]+")
                        .satisfies(it -> assertThat(Clashes.isCarrierWord(it)).isFalse()));
    }

    /// Twilio Messaging Policy: the first message identifies the sender and says how to opt out.
    @ParameterizedTest
    @MethodSource("flows")
    void theFirstTextMessageSaysWhoWritesAndHowToOptOut(Flow flow) {
        Step.Ask first = (Step.Ask)
                flow.program().find(flow.program().first().orElseThrow()).orElseThrow();

        for (Language language : flow.about().languages()) {
            assertThat(said(flow, first.prompt(), language)).contains("Acme", "STOP");
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void everyTextMessageFitsOneSegment(Flow flow) {
        for (Language language : flow.about().languages()) {
            for (Step step : flow.program().all().values()) {
                words(step).forEach(wording -> {
                    String text = said(flow, wording, language) + options(step, language);
                    assertThat(Segments.of(text).count()).as(text).isOne();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void noOptionIsAWordThatPhoneNetworksActOn(Flow flow) {
        for (Step step : flow.program().all().values()) {
            if (step instanceof Step.Ask ask) {
                assertThat(ask.answer().options().stream().flatMap(ShippedFlowsTest::wordsOf))
                        .noneMatch(Clashes::isCarrierWord);
            }
        }
    }

    private static Stream<String> wordsOf(Option option) {
        return Stream.of(List.of(option.value()), option.texts().values(), option.also())
                .flatMap(texts -> texts.stream())
                .map(text -> text.toLowerCase(java.util.Locale.ROOT));
    }

    /// What a step says to the person.
    private static Stream<Wording> words(Step step) {
        if (step instanceof Step.Ask ask) {
            return Stream.of(ask.prompt());
        }
        if (step instanceof Step.Say say) {
            return Stream.of(say.message());
        }
        return step instanceof Step.End end && end.closing().isPresent() ? Stream.of(end.closing()) : Stream.empty();
    }

    /// As they are listed below a question that goes out as a text message.
    private static String options(Step step, Language language) {
        return step instanceof Step.Ask ask
                ? ask.answer().options().stream()
                        .map(option -> "\n0. " + option.text(language))
                        .collect(Collectors.joining())
                : "";
    }

    private static String said(Flow flow, Wording wording, Language language) {
        Facts facts = new Facts(
                new Value.Fields(Map.of("first_name", Value.of("Alexandra"))),
                new Value.Fields(Map.of("agent", Value.of("Alexandra"))),
                flow.defaults().vars());
        return wording.in(language, Medium.SMS)
                .render(new Scope(facts, Value.Fields.NONE, Medium.SMS, language, Instant.EPOCH));
    }
}
