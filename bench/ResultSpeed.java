package bench;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.History;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Rating;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Scale;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Parties;
import dev.parley.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Stores many ratings of ninety days, five a conversation, in an embedded store; starts a server on it; prints how
/// long it takes until all is counted, and how long a dashboard's queries take.
///
///     ./parley build
///     java -cp 'target/parley.jar:target/lib/*' bench/ResultSpeed.java [RATINGS, default 1000000] [FOLDER, one filled before]
public class ResultSpeed {
    static final int DAYS = 90;
    static final String YAML = """
            flow: speed
            segments: [store, agent]
            expire: 24h
            steps:
              - {id: recommend, ask: How likely?, answer: nps}
              - {id: ease, ask: How easy?, answer: ces}
              - {id: content, ask: How satisfied?, answer: csat}
              - {id: again, ask: Would you come again?, answer: yes-no}
              - {id: staff, ask: And the staff?, answer: csat}
            """;
    static final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        int ratings = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : filled(ratings);
        Map<String, String> settings = Map.of(
                "PARLEY_API_TOKENS", "bench:bench",
                "PARLEY_FLOWS_DIR", folder.resolve("flows").toString(),
                "PARLEY_DATA_DIR", folder.resolve("data").toString());
        try (Served server = Served.start(settings)) {
            String base = server.address() + "/api/v1/results/speed";
            long begun = System.nanoTime();
            int looks = 1;
            while (!get(base + "?from=" + day(DAYS + 2)).contains("\"pendingDays\":0")) {
                looks++;
                Thread.sleep(1_000);
            }
            System.out.printf("all counted after %.1f s, at look %d%n", since(begun), looks);
            for (String query : List.of(
                    "?by=&from=" + day(6),
                    "?by=&from=" + day(DAYS - 1),
                    "?by=store&from=" + day(DAYS - 1),
                    "?segment=store:s3&by=&from=" + day(DAYS - 1),
                    "?from=" + day(DAYS - 1))) {
                time(base + query);
            }
        }
    }

    static Path filled(int ratings) throws Exception {
        Path folder = Files.createTempDirectory("parley-results");
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("speed.yaml"), YAML);
        Flow flow = FlowLoader.load("speed.yaml", YAML.getBytes(StandardCharsets.UTF_8), Includes.NONE)
                .flow()
                .orElseThrow();
        long begun = System.nanoTime();
        fill(folder.resolve("data"), flow, ratings / 5);
        System.out.printf(
                "%d ratings of %d conversations stored in %s: %.1f s%n", ratings, ratings / 5, folder, since(begun));
        return folder;
    }

    static void time(String address) throws Exception {
        double[] millis = new double[40];
        for (int i = 0; i < millis.length; i++) {
            long begun = System.nanoTime();
            get(address);
            millis[i] = since(begun) * 1000;
        }
        double[] warm = Arrays.copyOfRange(millis, 10, millis.length);
        Arrays.sort(warm);
        System.out.printf(
                "%-60s first %.0f ms, then median %.1f ms, slowest %.1f ms%n",
                address.substring(address.indexOf('?')), millis[0], warm[warm.length / 2], warm[warm.length - 1]);
    }

    static String day(int ago) {
        return Instant.now().minus(Duration.ofDays(ago)).toString().substring(0, 10);
    }

    static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    static void fill(Path data, Flow flow, int talks) throws Exception {
        Random chance = new Random(1);
        LaneIds ids = new LaneIds("any key".getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.now();
        Semaphore room = new Semaphore(128);
        try (Store store = Store.embedded(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < talks; i++) {
                Parties parties = new Parties("sms", "+15550111", "+1%09d".formatted(i));
                LaneId id = ids.of(parties);
                Instant at = now.minusSeconds(3_600 + (long) (chance.nextDouble() * (DAYS - 1) * 86_400));
                Conversation talk = talk(flow, id, at, chance);
                Lane fresh = Lane.fresh(id, parties);
                Lane lane = new Lane(
                        id,
                        new Lane.Stamp(1, Optional.empty()),
                        fresh.contact(),
                        new Lane.Talk(Optional.of(talk), Map.of(flow.id(), 1), fresh.talk().starts()),
                        Lane.Mail.NONE);
                room.acquire();
                threads.execute(() -> {
                    store.lanes().commit(lane);
                    room.release();
                });
            }
            room.acquire(128);
        }
    }

    static Conversation talk(Flow flow, LaneId lane, Instant at, Random chance) {
        Origin origin = new Origin(
                LaneIds.conversation(lane, 1),
                flow.revision(),
                new Origin.Voice(chance.nextInt(3) == 0 ? Medium.WEB : Medium.SMS, new Language("en")),
                at,
                new Origin.Chance(1, 1));
        Value.Fields event = Value.Fields.NONE
                .with("store", Value.of("s" + chance.nextInt(40)))
                .with("agent", Value.of("a" + chance.nextInt(150)));
        List<Turn> turns = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        Instant then = at;
        for (String step : List.of("recommend", "ease", "content", "staff", "again")) {
            int score = chance.nextInt(11);
            turns.add(Turn.sent(step, "How did you find that, on the whole, from the lowest to the highest?", then));
            then = then.plusSeconds(20 + chance.nextInt(600));
            turns.add(Turn.said(step, "" + score, "digit", then));
            answers.add(answer(step, score, then));
        }
        Progress ended = new Progress(
                Status.COMPLETED,
                Optional.empty(),
                Progress.Patience.FRESH,
                Progress.Detours.NONE,
                new Progress.Clock(then, 0, then));
        return new Conversation(
                origin, new Facts(Value.Fields.NONE, event, Value.Fields.NONE), ended, new History(turns, answers, List.of()));
    }

    static Answer answer(String step, int score, Instant at) {
        Answer.Evidence evidence = new Answer.Evidence(at, "digit", "");
        if (step.equals("again")) {
            String word = score > 4 ? "yes" : "no";
            return new Answer(new StepId(step), Value.of(word), new Rating("yes-no", word), "", evidence);
        }
        Scale scale = step.equals("recommend") ? Scale.NPS : step.equals("ease") ? Scale.CES : Scale.CSAT;
        int fitting = Math.clamp(score, scale.min(), scale.max());
        String band = scale.bandOf(fitting).orElseThrow().name();
        return new Answer(
                new StepId(step), Value.of(fitting), new Rating(scale.kind().word(), band), "", evidence);
    }

    static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer bench")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
