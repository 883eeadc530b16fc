package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Commands.Ended;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChatCommandTest {
    @Test
    void aConversationGoesToItsEndAndShowsWhatIsStored() {
        Ended ended = chat("3 - late\n/stored\nyes\nskip\n", "after-purchase");

        assertThat(ended.out())
                .startsWith("parley> Hi there, how likely are you to recommend Acme")
                .contains("""
                        parley> May we call you about it?
                          recommend = 3 (detractor)  [digit]
                          went-wrong = late  [given-with:recommend]
                        parley> Thank you. We'll call you within a day.
                        """)
                .contains("[completed]\n", "  case in queue recovery\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void timePassesWhenItIsTold() {
        Ended ended = chat("/after 24h\n/after 48h\n/after 24h\n", "after-purchase");

        assertThat(ended.out().split("parley> Hi there", -1)).hasSize(3);
        assertThat(ended.out()).contains("[expired]");
    }

    @Test
    void aMistypedCommandIsExplainedAndNotSaid() {
        Ended ended = chat("/after soon\n/sotred\n/quit\n3\n", "after-purchase");

        assertThat(ended.out().split("\\(/after 24h lets time pass", -1)).hasSize(3);
        assertThat(ended.out()).doesNotContain("[", "call you");
    }

    @Test
    void whereOptionsAreButtonsTheirWordsAreShown() {
        assertThat(chat("1\nskip\n", "agent-pulse", "--channel", "web").out())
                .contains("[My team lead]\n        [The people team]\n        [Nobody, thank you]");
        assertThat(chat("1\nskip\n", "agent-pulse").out())
                .contains("1. My team lead")
                .doesNotContain("[My");
    }

    @Test
    void anotherLanguageIsSpokenWhereTheFlowHasIt() {
        assertThat(chat("", "after-purchase", "--lang", "es").out()).startsWith("parley> Hola");
        assertThat(chat("", "onboarding", "--lang", "es").out()).startsWith("parley> Acme: A week ago");
    }

    @ParameterizedTest
    @CsvSource({
        "after-purchse, 1, 'There is no flow at conversation-flows/after-purchse.yaml, did you mean after-purchase?'",
        "after-purchase --channel fax, 2, '--channel takes sms, slack or web, not fax'",
        "after-purchase --lang klingonisch, 2, '--lang takes a language tag such as en, es or pt-BR, not klingonisch'",
        "x --flows nowhere, 1, 'There is no flow at nowhere/x.yaml, nor a folder nowhere'",
    })
    void wrongUseIsExplained(String arguments, int code, String message) {
        Ended ended = chat("", arguments.split(" ", -1));

        assertThat(ended.err()).startsWith(message);
        assertThat(ended.code()).isEqualTo(code);
    }

    private static Ended chat(String typed, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(
                new ChatCommand(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), false));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Ended(code, Commands.plain(out), Commands.plain(err));
    }
}
