package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of its own for a measurement, run as it is shipped, with an empty durable store and the flow in
/// `bench/flows` unless the settings say otherwise.
///
/// `-Dserver="-cp … CLASS"` starts another build than `target/parley.jar`, `-Dprofile=FILE` records a profile.
final class Served implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final URI address;

    private Served(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it, and waits until it takes requests.
    static Served start(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("java"), "@src/main/launch/jvm.options"));
        if (System.getProperty("profile") != null) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + System.getProperty("profile"));
        }
        command.addAll(List.of(System.getProperty("server", "-jar target/parley.jar").split(" ")));
        command.add("serve");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of(
                "PARLEY_HTTP_HOST", "127.0.0.1",
                "PARLEY_HTTP_PORT", "0",
                "PARLEY_DATA_DIR", Files.createTempDirectory("parley-bench").toString(),
                "PARLEY_FLOWS_DIR", "bench/flows"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        // Whatever ends the measurement, a signal too, ends its server.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Served(process, address(process));
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static URI address(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher at = ADDRESS.matcher(line);
            if (at.find()) {
                Thread.ofPlatform().daemon().start(() -> drain(lines));
                return URI.create(at.group());
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    /// What it prints later is of no concern, until it ends.
    private static void drain(BufferedReader lines) {
        try {
            lines.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            // It was closed while this read.
            Thread.onSpinWait();
        }
    }

    /// Without a slash at its end.
    URI address() {
        return address;
    }

    /// What it has used until now, of all processors together.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Resident, in MB; 0 where the system does not tell it in this way.
    long memory() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> number(line) / 1024).findFirst().orElse(0)
                : 0;
    }

    /// What its heap holds after a collection, in kB.
    long heap() throws IOException, InterruptedException {
        ask("GC.run");
        return ask("GC.heap_info").lines().filter(line -> line.contains("K, used "))
                .mapToLong(line -> number(line.replaceAll(".*, used ", "").replaceAll("K.*", ""))).sum();
    }

    private String ask(String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(program("jcmd"), "" + process.pid(), command).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }

    /// How many processes want a processor here, on average over the last minute: above their number, all that is
    /// measured is too slow.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
