package bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
/// What can be set: see {@link Rush} and {@link Served}.
public class SlackSpeed {
    static final String SECRET = "bench-secret";
    static final List<String> ANSWERS = List.of("hi", "9", "The people in the shop were kind", "yes");
    static final Map<String, BlockingQueue<String>> rooms = new ConcurrentHashMap<>();
    static final AtomicLong people = new AtomicLong();
    static final AtomicLong events = new AtomicLong();

    public static void main(String[] args) throws Exception {
        int crowd = args.length > 0 ? Integer.parseInt(args[0]) : 32;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        try (ServerSocket slack = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(slack));
            Map<String, String> settings = Map.of(
                    "SLACK_SIGNING_SECRET", SECRET,
                    "SLACK_BOT_TOKEN", "xoxb-made-up-for-a-bench",
                    "SLACK_API_URL", "http://127.0.0.1:" + slack.getLocalPort() + "/api/");
            try (Served server = Served.start(settings)) {
                new Rush().run(server, crowd, seconds, person -> talk(server.address(), person));
            }
        }
    }

    /// Conversation after conversation, as somebody new each time.
    static void talk(URI base, Rush.Person person) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(120_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            while (person.goesOn()) {
                String user = "U%09d".formatted(people.incrementAndGet());
                BlockingQueue<String> room = new LinkedBlockingQueue<>();
                rooms.put("D" + user, room);
                for (int i = 0; i < ANSWERS.size() && person.goesOn(); i++) {
                    person.begins();
                    socket.getOutputStream().write(event(mac, base, user, ANSWERS.get(i)));
                    String status = Line.line(in);
                    in.skipNBytes(Line.length(in));
                    if (!status.startsWith("HTTP/1.1 200") || room.poll(120, TimeUnit.SECONDS) == null) {
                        throw new IllegalStateException("not taken, or not answered: " + status);
                    }
                    person.ends();
                }
                rooms.remove("D" + user);
            }
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
                String request = Line.line(in);
                String form = new String(in.readNBytes(Line.length(in)), StandardCharsets.UTF_8);
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
}
