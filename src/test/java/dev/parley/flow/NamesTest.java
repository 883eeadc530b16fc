package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids, tags and the words of enums: what is one, and what is refused.
class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "after-purchase", "7up", "a1-"})
    void aFlowsName(String name) {
        assertThat(new FlowId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "A",
                "a_b",
                "a b",
                "../a",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"
            })
    void noFlowsName(String name) {
        assertThat(FlowId.isValid(name)).isFalse();
        assertThatThrownBy(() -> new FlowId(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRevisionIsReadAsItIsWritten() {
        Revision revision = new Revision(new FlowId("after-purchase"), "3f9c2a1b77d0");

        assertThat(revision).hasToString("after-purchase@3f9c2a1b77d0");
        assertThat(Revision.parse("after-purchase@3f9c2a1b77d0")).isEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-purchase", "a@3f9c2a1b77d", "a@3F9C2A1B77D0", "A@3f9c2a1b77d0", "@3f9c2a1b77d0"})
    void noRevision(String text) {
        assertThatThrownBy(() -> Revision.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStepsIdIsGivenOrDerivedFromItsPlace() {
        assertThat(new StepId("recommend").isGiven()).isTrue();
        assertThat(new StepId("#recommend.0-6.1").isGiven()).isFalse();
        assertThat(new StepId("x".repeat(200))).hasToString("x".repeat(200));
        assertThatThrownBy(() -> new StepId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StepId("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLanguageIsATagInLowerCaseWithABase() {
        assertThat(new Language("pt_BR")).hasToString("pt-br");
        assertThat(new Language("pt-BR").base()).isEqualTo(new Language("pt"));
        assertThat(Language.ENGLISH.base()).isSameAs(Language.ENGLISH);
        assertThat(Language.isValid("zh-Hant-TW")).isTrue();
        assertThat(Language.isValid("english")).isFalse();
        assertThatThrownBy(() -> new Language("e")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void aMediumHasItsWord(Medium medium) {
        assertThat(Medium.of(medium.word())).contains(medium);
    }

    @ParameterizedTest
    @EnumSource(MessageKey.class)
    void aMessageHasItsWord(MessageKey key) {
        assertThat(key.word()).matches("[a-z-]+");
        assertThat(MessageKey.of(key.word())).contains(key);
    }

    @ParameterizedTest
    @EnumSource(FlowKind.class)
    void aKindHasItsWord(FlowKind kind) {
        assertThat(FlowKind.of(kind.word())).contains(kind);
    }

    @Test
    void otherWordsMeanNothing() {
        assertThat(Medium.of("SMS")).isEmpty();
        assertThat(MessageKey.of("nothing_open")).isEmpty();
        assertThat(FlowKind.of("survey")).isEmpty();
        assertThat(WhileOpen.REPLACE.word()).isEqualTo("replace");
    }
}
