package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flowfile.source.Mark;
import org.junit.jupiter.api.Test;

/// A step as a form shows it.
class StepFormTest {
    private static final String TEXT = """
            flow: coffee
            steps:
              - id: taste
                ask: {text: How was it?, sms: How was it? 1-5}
                answer: choice
                options: [Good, Bad]
                labels: {1: {text: bad}}
                then:
                  Bad: [{say: Sorry.}]
              - {when: channel == 'sms', steps: [{say: Hi.}]}
            """;

    @Test
    void shows_what_a_step_has_and_could_have() {
        StepForm form = StepForm.of(TEXT, new Mark(3, 5)).orElseThrow();

        assertThat(form.verb()).isEqualTo("ask");
        assertThat(form.fields())
                .extracting(field -> field.key() + " " + field.kind() + " " + field.value())
                .contains(
                        "id VALUE taste",
                        "ask.text TEXT How was it?",
                        "ask.sms TEXT How was it? 1-5",
                        "answer CHOICE choice",
                        "options LIST Good\nBad",
                        "labels NESTED ",
                        "optional CHOICE ",
                        "timeout VALUE ");
        assertThat(form.branches()).containsExactly("Bad");
        assertThat(form.takesBranches()).isTrue();
        assertThat(form.up()).isFalse();
        assertThat(form.down()).isTrue();
    }

    @Test
    void shows_conditions_and_nothing_where_no_step_is() {
        StepForm form = StepForm.of(TEXT, new Mark(10, 5)).orElseThrow();

        assertThat(form.verb()).isEqualTo("when");
        assertThat(form.branches()).containsExactly("steps", "else");
        assertThat(form.fields()).extracting(StepForm.Field::key).containsExactly("when", "id");
        assertThat(StepForm.of(TEXT, new Mark(2, 1))).isEmpty();
        assertThat(StepForm.of("steps: [", new Mark(1, 1))).isEmpty();
    }
}
