package bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// People in Slack who each write as soon as the next question is posted, on a fresh server with its durable store:
/// turns a second, processor time of the server, and how long it takes until the question is there. This process is
/// Slack, too: it signs events and takes `chat.postMessage`.
///
///     ./parley build
///     java bench/SlackSpeed.java [PEOPLE, default 32] [SECONDS, default 20]
///
/// `-Dwarm=20000` sets how many turns warm the server up, `-Dprofile=FILE` records a profile, `-Dserver="-cp … CLASS"`
/// starts another build.
public class SlackSpeed {
    static final String SECRET = "bench-secret";
    static final List<String> ANSWERS = List.of("hi", "9", "The people in the shop were kind", "yes");
    static final Map<String, BlockingQueue<String>> rooms = new ConcurrentHashMap<>();
    static final AtomicLong turns = new AtomicLong();
    static final AtomicLong people = new AtomicLong();
    static final AtomicLong events = new AtomicLong();
    static volatile boolean ending;

    public static void main(String[] args) throws Exception {
        int crowd = args.length > 0 ? Integer.parseInt(args[0]) : 32;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        try (ServerSocket slack = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(slack));
            Process server = start(Files.createTempDirectory("parley-slack"), slack.getLocalPort());
            try {
                measure(base(server), server, crowd, seconds);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    static void measure(URI base, Process server, int crowd, int seconds) throws Exception {
        List<long[]> waits = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < crowd; i++) {
            long[] own = new long[1_000_000];
            waits.add(own);
            threads.add(Thread.ofPlatform().start(() -> talk(base, own)));
        }
        while (turns.get() < Integer.getInteger("warm", 20_000)) {
            Thread.sleep(20);
        }
        waits.forEach(own -> own[0] = 1);
        long before = turns.get();
        Duration cpu = cpu(server);
        long begun = System.nanoTime();
        Thread.sleep(1000L * seconds);
        long took = System.nanoTime() - begun;
        long said = turns.get() - before;
        long micros = cpu(server).minus(cpu).toNanos() / 1000;
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = waits.stream().flatMapToLong(own -> Arrays.stream(own, 1, (int) Math.max(1, own[0])))
                .sorted().toArray();
        System.out.printf("%d people at once: %d turns a second, %d us of processor time a turn; the next question is "
                        + "there within %.1f ms (half), %.1f ms (99 of 100); resident memory %d MB%n",
                crowd, said * 1_000_000_000L / took, micros / Math.max(1, said), at(all, 0.5), at(all, 0.99),
                memory(server));
    }

    static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
    }

    /// Conversation after conversation, as somebody new each time. The first number of `waits` is where the next goes.
    static void talk(URI base, long[] waits) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(120_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            while (!ending) {
                String user = "U%09d".formatted(people.incrementAndGet());
                BlockingQueue<String> room = new LinkedBlockingQueue<>();
                rooms.put("D" + user, room);
                for (int i = 0; i < ANSWERS.size() && !ending; i++) {
                    long begun = System.nanoTime();
                    socket.getOutputStream().write(event(mac, base, user, ANSWERS.get(i)));
                    String status = line(in);
                    in.skipNBytes(length(in));
                    if (!status.startsWith("HTTP/1.1 200") || room.poll(120, TimeUnit.SECONDS) == null) {
                        throw new IllegalStateException("not taken, or not answered: " + status);
                    }
                    if (waits[0] > 0 && waits[0] < waits.length) {
                        waits[(int) waits[0]++] = System.nanoTime() - begun;
                    }
                    turns.incrementAndGet();
                }
                rooms.remove("D" + user);
            }
        } catch (Exception e) {
            throw new IllegalStateException("somebody could not go on", e);
        }
    }

    static byte[] event(Mac mac, URI base, String user, String text) {
        long id = events.incrementAndGet();
        String now = Long.toString(System.currentTimeMillis() / 1000);
        String body = """
                {"token":"x","team_id":"T0BENCH01","api_app_id":"A0BENCH01","event":{"type":"message","channel":"D%s",\
                "user":"%s","text":"%s","ts":"%s.%06d","channel_type":"im","team":"T0BENCH01"},\
                "type":"event_callback","event_id":"Ev%d","event_time":%s,"authorizations":[{"enterprise_id":null,\
                "team_id":"T0BENCH01","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}]}"""
                .formatted(user, user, text, now, id % 1_000_000, id, now);
        String signed = HexFormat.of().formatHex(
                mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8)));
        return ("POST /webhooks/slack/events HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nContent-Type: application/json\r\nX-Slack-Request-Timestamp: " + now
                + "\r\nX-Slack-Signature: v0=" + signed + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Slack's methods, on as many connections as the server opens.
    static void serve(ServerSocket slack) {
        while (!slack.isClosed()) {
            try {
                Socket socket = slack.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            while (true) {
                String request = line(in);
                String form = new String(in.readNBytes(length(in)), StandardCharsets.UTF_8);
                String answer = "{\"ok\":true,\"team_id\":\"T0BENCH01\"}";
                if (request.contains("chat.postMessage")) {
                    String room = field(form, "channel");
                    answer = "{\"ok\":true,\"channel\":\"" + room + "\",\"ts\":\"1772359200."
                            + "%06d".formatted(events.get() % 1_000_000) + "\"}";
                    rooms.getOrDefault(room, new LinkedBlockingQueue<>()).add(form);
                }
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + answer.length() + "\r\n\r\n" + answer).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The server has closed its connection.
            Thread.onSpinWait();
        }
    }

    static String field(String form, String name) {
        Matcher found = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(form);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
    }

    static int length(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return length;
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            line.append((char) next);
        }
        return line.substring(0, Math.max(0, line.length() - 1));
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

    static Process start(Path folder, int slack) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@src/main/launch/jvm.options"));
        if (System.getProperty("profile") != null) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + System.getProperty("profile"));
        }
        command.addAll(List.of(System.getProperty("server", "-jar target/parley.jar").split(" ")));
        command.add("serve");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("PARLEY_HTTP_HOST", "127.0.0.1", "PARLEY_HTTP_PORT", "0",
                "PARLEY_DATA_DIR", folder.toString(), "PARLEY_FLOWS_DIR", "bench/flows",
                "SLACK_SIGNING_SECRET", SECRET, "SLACK_BOT_TOKEN", "xoxb-bench",
                "SLACK_API_URL", "http://127.0.0.1:" + slack + "/api/"));
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
}
