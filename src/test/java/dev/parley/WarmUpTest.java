package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.ParleyCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WarmUpTest {
    @Test
    void the_training_run_holds_conversations_with_a_real_server_and_leaves_nothing_behind() {
        StringWriter out = new StringWriter();
        CommandLine line = ParleyCommand.line(Wiring::start).setOut(new PrintWriter(out, true));

        assertThat(line.execute("warm-up", "--seconds", "0")).isZero();

        // Each of sixteen people holds one conversation before looking at the clock.
        assertThat(out).hasToString("17 conversations held" + System.lineSeparator());
    }
}
