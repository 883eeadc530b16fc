import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Kills the server with SIGKILL again and again while people answer surveys, then looks for every message that was answered.
///
///     java bench/KillUnderLoad.java [KILLS, default 20]
///
/// Runs `./parley serve` on loopback with a data folder of its own; prints kills, answered, lost; exits 1 if any was lost.
public class KillUnderLoad {
    static final int PORT = Integer.getInteger("port", 18080);
    static final String BASE = "http://127.0.0.1:" + PORT;
    static final String ACCOUNT = "AC00000000000000000000000000000000";
    static final String TOKEN = "bench-token";
    static final Set<String> answered = ConcurrentHashMap.newKeySet();
    static final AtomicLong people = new AtomicLong();
    static final AtomicBoolean over = new AtomicBoolean();
    static final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    public static void main(String[] args) throws Exception {
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Path data = Files.createTempDirectory("parley-kill");
        Random chance = new Random(7);
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < 16; user++) {
                users.submit(KillUnderLoad::answer);
            }
            try {
                for (int kill = 0; kill < kills; kill++) {
                    Process server = start(data);
                    Thread.sleep(300 + chance.nextInt(1200));
                    server.descendants().forEach(ProcessHandle::destroyForcibly);
                    server.destroyForcibly().waitFor();
                    System.out.println("kill " + (kill + 1) + ", answered so far " + answered.size());
                }
            } finally {
                over.set(true);
            }
        }
        Process server = start(data);
        Set<String> lost = ConcurrentHashMap.newKeySet();
        lost.addAll(answered);
        lost.removeAll(stored());
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        System.out.println("kills " + kills + ", answered " + answered.size() + ", lost " + lost.size());
        System.exit(lost.isEmpty() ? 0 : 1);
    }

    static Process start(Path data) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("./parley", "serve").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()));
        builder.environment().putAll(Map.of("PARLEY_HTTP_HOST", "127.0.0.1", "PARLEY_HTTP_PORT", "" + PORT,
                "PARLEY_PUBLIC_URL", BASE, "PARLEY_DATA_DIR", data.resolve("store").toString(), "PARLEY_FLOWS_DIR", "bench/flows",
                "TWILIO_ACCOUNT_SID", ACCOUNT, "TWILIO_AUTH_TOKEN", TOKEN, "PARLEY_API_TOKENS", "bench:" + TOKEN));
        Process server = builder.start();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isReady()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not start, see " + data.resolve("server.log"));
            }
            Thread.sleep(50);
        }
        return server;
    }

    static boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(BASE + "/health/ready")).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// One user after the other holds a conversation; a message without an answer is sent again, as Twilio does.
    static void answer() {
        while (!over.get()) {
            long person = people.incrementAndGet();
            List<String> says = List.of("hi", "" + person % 11, "because of reason number " + person, "yes");
            for (int i = 0; i < says.size() && !over.get(); i++) {
                String text = says.get(i);
                String id = "SM" + String.format("%032x", person * 10 + i);
                while (!over.get() && !send("+15550100" + person, id, text)) {
                    pause();
                }
                if (i == 2 && !over.get()) {
                    answered.add(text);
                }
            }
        }
    }

    /// As long as the server is away, its processor is better used by its start.
    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean send(String from, String id, String text) {
        Map<String, String> form = new TreeMap<>(Map.of("AccountSid", ACCOUNT, "From", from, "To", "+15550111",
                "MessageSid", id, "Body", text, "NumMedia", "0"));
        StringBuilder signed = new StringBuilder(BASE + "/webhooks/sms");
        StringBuilder body = new StringBuilder();
        form.forEach((key, value) -> {
            signed.append(key).append(value);
            body.append(body.isEmpty() ? "" : "&").append(key).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/webhooks/sms")).timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/x-www-form-urlencoded").header("X-Twilio-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The reasons in all stored transcripts.
    static Set<String> stored() throws Exception {
        Set<String> found = ConcurrentHashMap.newKeySet();
        Pattern reason = Pattern.compile("because of reason number \\d+");
        Pattern next = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");
        String cursor = "";
        do {
            String url = BASE + "/api/v1/conversations?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            String page = http.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + TOKEN).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            Matcher matcher = reason.matcher(page);
            while (matcher.find()) {
                found.add(matcher.group());
            }
            Matcher more = next.matcher(page);
            cursor = more.find() ? more.group(1) : "";
        } while (!cursor.isEmpty());
        return found;
    }
}
