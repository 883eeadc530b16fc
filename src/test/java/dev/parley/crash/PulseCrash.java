package dev.parley.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A pulse goes out to many people in Slack from two nodes on one store; each node is killed with `kill -9` in the
/// middle and started again. Then everybody's messages are counted: each is to be asked once, or reported as unknown
/// where Slack did not say twice what became of the message.
///
///     ./parley build
///     java -cp 'target/parley.jar:target/lib/*' src/test/java/dev/parley/crash/PulseCrash.java [PEOPLE [SECONDS]]
///
/// It ends after so many seconds at most (900); the exit status is 1 if somebody was asked twice or not at all.
public final class PulseCrash implements AutoCloseable {
    private static final String QUESTION = "How was your week?";
    private static final String TOKEN = "crash-token";
    /// From the start of the servers to the hour of the pulse there is this much time to plan it.
    private static final Duration TO_PLAN = Duration.ofSeconds(25);

    private static final String A_SECOND = "400";
    private static final int DOWN_MILLIS = 3_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Programs programs;
    private final Path folder;
    private final int people;
    private final Colleagues slack;
    private final Relay relay = new Relay();
    private final List<Child> nodes = new ArrayList<>();
    private final Child store;
    private final Instant hour;

    private PulseCrash(Programs programs, Path folder, int people, long seed) throws IOException {
        this.programs = programs;
        this.folder = folder;
        this.people = people;
        slack = new Colleagues(people, seed);
        hour = Instant.now().plus(TO_PLAN).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("week.yaml"), flow());
        List<String> command = new ArrayList<>(programs.store());
        command.add(folder.resolve("shared").toString());
        store = Child.start(command, Map.of(), folder.resolve("store.log"));
        relay.to(store.port());
    }

    /// @param args how many people, and how many seconds at most
    public static void main(String[] args) throws IOException, InterruptedException {
        int people = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Duration patience = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 900);
        Path folder = Files.createTempDirectory("parley-pulse");
        System.out.println(people + " people, logs in " + folder);
        boolean good;
        Programs programs =
                Files.exists(Path.of("target", "parley.jar")) ? Programs.built() : Programs.onTheClassPath();
        try (PulseCrash crash = new PulseCrash(programs, folder, people, System.nanoTime())) {
            good = crash.run(patience);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        for (int node = 1; node <= 2; node++) {
            nodes.add(start(node));
        }
        for (int node = 1; node <= 2; node++) {
            await(people * node / 3, end);
            System.out.printf("kill -9 of node %d with %d asked%n", node, slack.reached());
            nodes.get(node - 1).kill();
            TimeUnit.MILLISECONDS.sleep(DOWN_MILLIS);
            nodes.set(node - 1, start(node));
        }
        await(people, end);
        System.out.printf("all asked %d s after the hour%n", ChronoUnit.SECONDS.between(hour, Instant.now()));
        // What went out unconfirmed in the moment of a kill is looked up a minute later, and not sent again.
        TimeUnit.SECONDS.sleep(Math.clamp(ChronoUnit.SECONDS.between(Instant.now(), end), 0, 90));
        System.out.println("calls: " + slack.counts());
        System.out.println("the API says: " + pulses());
        Map<Integer, Integer> asked = slack.asked(QUESTION);
        int unknown = slack.givenUp();
        System.out.println("messages a person → people: " + asked + ", of them reported as unknown: " + unknown);
        return asked.getOrDefault(1, 0) == people - unknown && asked.getOrDefault(0, 0) == unknown;
    }

    private void await(int reached, Instant end) throws InterruptedException {
        while (slack.reached() + slack.givenUp() < reached && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Child start(int node) throws IOException {
        return Child.start(programs.server(), environment(node), folder.resolve("node-" + node + ".log"));
    }

    private Map<String, String> environment(int node) {
        return Map.ofEntries(
                Map.entry("PARLEY_HTTP_HOST", "127.0.0.1"),
                Map.entry("PARLEY_HTTP_PORT", "0"),
                Map.entry("PARLEY_DATA_DIR", folder.resolve("data-" + node).toString()),
                Map.entry("PARLEY_FLOWS_DIR", folder.resolve("flows").toString()),
                Map.entry("PARLEY_API_TOKENS", "crash:" + TOKEN),
                Map.entry("PARLEY_SECRET_KEY", "the key that all nodes of a crash test have"),
                Map.entry("MONGODB_URI", "mongodb://127.0.0.1:" + relay.port() + "/crash"),
                Map.entry("SLACK_SIGNING_SECRET", "crash"),
                Map.entry("SLACK_BOT_TOKEN", "xoxb-crash"),
                Map.entry("SLACK_MESSAGES_PER_SECOND", A_SECOND),
                Map.entry("SLACK_API_URL", slack.address()));
    }

    private String flow() {
        LocalDateTime at = LocalDateTime.ofInstant(hour, ZoneOffset.UTC);
        String rhythm = at.format(DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH))
                .toUpperCase(Locale.ROOT);
        return """
                flow: week
                title: The week
                kind: pulse
                language: en
                expire: 2d
                invite: {every: "%s", to: {slack: everyone}, quiet: none}
                steps:
                  - {id: week, ask: "%s", answer: csat}
                  - end: Thank you.
                """.formatted(rhythm, QUESTION);
    }

    private String pulses() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + nodes.getFirst().port() + "/api/v1/flows/week/pulses");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        nodes.forEach(Child::kill);
        relay.close();
        store.kill();
        slack.close();
        http.close();
    }
}
