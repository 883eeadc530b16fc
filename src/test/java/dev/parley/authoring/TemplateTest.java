package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.FlowId;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void all_shipped_flows_are_templates() {
        assertThat(Template.all()).extracting(Template::name).containsExactlyInAnyOrderElementsOf(Samples.SHIPPED);
    }

    @Test
    void each_is_without_fault_and_passes_its_tests() {
        assertThat(Template.all()).allSatisfy(template -> {
            Text text = new Text(new FlowId(template.name()), template.source(), template.tests());
            Checked checked = Samples.checker().test(text);
            assertThat(checked.flow()).as(template.name()).isPresent();
            assertThat(checked.isPublishable()).as(template.name()).isTrue();
            assertThat(template.tests()).as(template.name()).isNotBlank();
            assertThat(template.words()).as(template.name()).isNotBlank();
        });
    }
}
