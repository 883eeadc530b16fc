package dev.parley.command;

import dev.parley.settings.BadSettings;
import dev.parley.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `parley doctor`: looks at everything a server needs and says what to do about what is missing.
@Command(
        name = "doctor",
        description = {
            "Checks Java, settings, data folder or MongoDB, flows, Twilio's account, the public URL and the running server.",
            "Says what to do about each thing that is wrong; exits 1 if there is one."
        })
public final class DoctorCommand extends Subcommand {
    @Override
    public Integer call() {
        return examine(System.getenv(), Path.of("").toAbsolutePath(), out());
    }

    /// Prints the findings.
    ///
    /// @return the exit code
    static int examine(Map<String, String> environment, Path folder, PrintWriter out) {
        List<Finding> findings = findings(environment, folder);
        findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        boolean isWell = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.WRONG);
        return isWell ? CommandLine.ExitCode.OK : ExitCodes.FOUND_WRONG;
    }

    private static List<Finding> findings(Map<String, String> environment, Path folder) {
        try {
            return new Checkup(Settings.load(Settings.Mode.SERVE, environment, folder)
                            .settings())
                    .findings();
        } catch (BadSettings e) {
            return String.valueOf(e.getMessage())
                    .lines()
                    .map(line -> Finding.wrong("settings", line))
                    .toList();
        }
    }
}
