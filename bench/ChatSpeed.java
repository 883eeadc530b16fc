package bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Visitors of the web chat who each answer as soon as the question is there, on a fresh server with its durable store:
/// turns a second, processor time of the server and waiting times; then visitors who only keep a stream open: memory.
///
///     ./parley build
///     java bench/ChatSpeed.java [VISITORS, default 32] [SECONDS, default 20] [STREAMS, default 1000]
///
/// `-Dwarm=20000` sets how many turns warm the server up, `-Dprofile=FILE` records a profile, `-Dserver="-cp … CLASS"`
/// starts another build.
public class ChatSpeed {
    static final String SESSIONS = "/webhooks/chat/bench/sessions";
    static final AtomicLong turns = new AtomicLong();
    static final AtomicLong openings = new AtomicLong();
    static volatile boolean ending;

    public static void main(String[] args) throws Exception {
        int visitors = number(args, 0, 32);
        int seconds = number(args, 1, 20);
        int streams = number(args, 2, 1_000);
        Path folder = Files.createTempDirectory("parley-chat");
        Process server = start(folder);
        try {
            URI base = base(server);
            System.out.printf("ready, resident memory %d MB%n", memory(server));
            speak(base, server, visitors, seconds);
            keepOpen(base, server, streams);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    static void speak(URI base, Process server, int visitors, int seconds) throws Exception {
        List<long[]> waits = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            long[] own = new long[2_000_000];
            waits.add(own);
            threads.add(Thread.ofPlatform().start(() -> visit(base, own)));
        }
        int warm = Integer.getInteger("warm", 20_000);
        while (turns.get() < warm) {
            Thread.sleep(20);
        }
        waits.forEach(own -> own[0] = 1);
        long turnsBefore = turns.get();
        long openingsBefore = openings.get();
        Duration cpu = cpu(server);
        long begun = System.nanoTime();
        Thread.sleep(1000L * seconds);
        long took = System.nanoTime() - begun;
        long said = turns.get() - turnsBefore;
        long micros = cpu(server).minus(cpu).toNanos() / 1000;
        long opened = openings.get() - openingsBefore;
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = waits.stream().flatMapToLong(own -> Arrays.stream(own, 1, (int) Math.max(1, own[0])))
                .sorted().toArray();
        System.out.printf("%d visitors at once: %d turns and %d openings a second, %d us of processor time a turn with "
                        + "its part of an opening; answers within %.1f ms (half), %.1f ms (99 of 100); "
                        + "resident memory %d MB%n",
                visitors, said * 1_000_000_000L / took, opened * 1_000_000_000L / took, micros / Math.max(1, said),
                at(all, 0.5), at(all, 0.99), memory(server));
    }

    static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
    }

    /// Conversation after conversation, as a new visitor each time. The first number of `waits` is where the next goes.
    static void visit(URI base, long[] waits) {
        List<String> answers = List.of("\"value\":9", "\"text\":\"The people in the shop were kind\"", "\"value\":\"yes\"");
        try (Line line = new Line(base)) {
            while (!ending) {
                String opened = line.post(SESSIONS, "", "{\"language\":\"en\"}");
                openings.incrementAndGet();
                String path = "/webhooks/chat/sessions/" + field(opened, "session") + "/messages";
                String token = field(opened, "token");
                String cursor = field(opened, "cursor");
                for (int i = 0; i < answers.size() && !ending; i++) {
                    long begun = System.nanoTime();
                    String told = line.post(path, token, "{\"clientId\":\"" + i + "\",\"after\":\"" + cursor + "\","
                            + answers.get(i) + "}");
                    if (waits[0] > 0 && waits[0] < waits.length) {
                        waits[(int) waits[0]++] = System.nanoTime() - begun;
                    }
                    cursor = field(told, "cursor");
                    turns.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a visitor was sent away", e);
        }
    }

    static void keepOpen(URI base, Process server, int streams) throws Exception {
        if (streams == 0) {
            return;
        }
        List<Line> open = new ArrayList<>();
        try (Line line = new Line(base)) {
            List<String> heads = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                String opened = line.post(SESSIONS, "", "{}");
                heads.add("GET /webhooks/chat/sessions/" + field(opened, "session") + "/events HTTP/1.1\r\nHost: "
                        + base.getAuthority() + "\r\nAuthorization: Bearer " + field(opened, "token") + "\r\n\r\n");
            }
            collect(server);
            long before = memory(server);
            for (String head : heads) {
                Line stream = new Line(base);
                open.add(stream);
                stream.begin(head);
            }
            Duration cpu = cpu(server);
            Thread.sleep(10_000);
            long idle = cpu(server).minus(cpu).toMillis();
            System.out.printf("%d streams open: resident memory %d MB, %d MB before them; processor time for 10 s of "
                    + "them: %d ms%n", streams, memory(server), before, idle);
        } finally {
            for (Line stream : open) {
                stream.close();
            }
        }
    }

    static void collect(Process server) throws Exception {
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + server.pid(),
                "GC.run").redirectErrorStream(true).start().waitFor();
    }

    static Duration cpu(Process server) {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// In MB; 0 where the system does not tell it in this way.
    static long memory(Process server) throws IOException {
        Path status = Path.of("/proc/" + server.pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0)
                : 0;
    }

    static String field(String json, String name) {
        int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    static int number(String[] args, int index, int usual) {
        return args.length > index ? Integer.parseInt(args[index]) : usual;
    }

    static Process start(Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@src/main/launch/jvm.options"));
        if (System.getProperty("profile") != null) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + System.getProperty("profile"));
        }
        command.addAll(List.of(System.getProperty("server", "-jar target/parley.jar").split(" ")));
        command.add("serve");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("PARLEY_HTTP_HOST", "127.0.0.1", "PARLEY_HTTP_PORT", "0",
                "PARLEY_DATA_DIR", folder.toString(), "PARLEY_FLOWS_DIR", "bench/flows", "PARLEY_CHAT_RATE", "0"));
        return builder.start();
    }

    static URI base(Process server) throws Exception {
        BufferedReader lines = server.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher at = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(line);
            if (at.find()) {
                Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(rest -> {}));
                return URI.create(at.group());
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    /// One connection that is kept, with as little work as can be: the generator shares the processors.
    static final class Line implements AutoCloseable {
        private final URI base;
        private final Socket socket;
        private final InputStream in;
        private final byte[] buffer = new byte[64 * 1024];

        Line(URI base) throws IOException {
            this.base = base;
            socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(120_000);
            in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        }

        String post(String path, String token, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token)
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status + ": " + answer);
            }
            return answer;
        }

        /// Sends a request whose answer does not end, and waits for the answer's first line.
        void begin(String head) throws IOException {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status);
            }
        }

        private String line() throws IOException {
            int length = 0;
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the server hung up");
                }
                buffer[length++] = (byte) next;
            }
            return new String(buffer, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
