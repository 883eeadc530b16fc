package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Commands.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void printsTheTranscriptOfEachDialogue() throws IOException {
        Ended ended = simulate("""
                - name: satisfied
                  person: 3
                  dialogue:
                    - bot: How do you like Acme*
                    - user: "4"
                    - bot: First?
                    - user: "yes"
                    - bot: Not reached.
                    - bot: Bye.
                """);

        assertThat(ended.out()).isEqualTo("""
                # satisfied
                parley> How do you like Acme, from 1 to 5?
                person> 4
                parley> First?
                person> yes
                parley> Not reached.
                parley> Bye.
                [completed]

                """);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
    }

    @Test
    void aMismatchIsAnErrorWithItsPlace() throws IOException {
        Ended ended = simulate("- name: other\n  dialogue:\n    - bot: Something else\n");

        assertThat(ended.err())
                .contains("talk.yaml:3:7: error: test 'other': expected \"Something else\", but Parley said \"How do");
        assertThat(ended.out()).contains("# other\nparley> How do you like Acme");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aScriptThatCannotBeReadIsAnError() throws IOException {
        Ended ended = simulate("flow: fine\n");

        assertThat(ended.err()).contains("talk.yaml:1:1: error: a test file is a list of tests");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aScriptThatIsNotThereIsWrongUsage() {
        Ended ended =
                Commands.run("simulate", "fine", "--flows", Commands.FLOWS.toString(), "--script", "nowhere.yaml");

        assertThat(ended.err()).startsWith("There is no file nowhere.yaml");
        assertThat(ended.code()).isEqualTo(2);
    }

    private Ended simulate(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("talk.yaml"), script);
        return Commands.run("simulate", "fine", "--flows", Commands.FLOWS.toString(), "--script", file.toString());
    }
}
