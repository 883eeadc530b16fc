package dev.parley.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// People write and are asked while servers, the store they share and the network between them are harmed at random,
/// and the provider lies; then everything is compared with what really happened.
///
///     ./parley build
///     java -cp 'target/parley.jar:target/lib/*' src/test/java/dev/parley/crash/Crash.java [NODES [KILLS [SEED]]]
public final class Crash {
    /// What was lost on the way shows after a minute, and again after another.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int WALK_IN_MILLIS = 200;
    private static final int EVENT_MILLIS = 400;
    private static final int LONGEST_PAUSE = 16 * EVENT_MILLIS;

    private final Truth truth = new Truth();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Cluster cluster;
    private final TwilioApi provider;
    private final TwilioCalls calls;
    private final Api api;

    private Crash(Programs programs, Plan plan, Path folder) {
        // Who is called by the provider's interface is made after it, for it has to know the provider's address.
        AtomicReference<Optional<TwilioCalls>> receipts = new AtomicReference<>(Optional.empty());
        provider = new TwilioApi(
                truth,
                plan.seed(),
                (sms, callback) -> receipts.get().orElseThrow().delivered(sms, callback));
        cluster = new Cluster(
                new Cluster.Setup(programs, plan.nodes(), plan.kills(), plan.seed(), folder, provider.address()),
                truth);
        Crowd crowd = new Crowd(this::write);
        calls = new TwilioCalls(cluster, truth, plan.seed(), crowd::reads);
        receipts.set(Optional.of(calls));
        api = new Api(cluster);
    }

    /// How many nodes run, how many kills they get, and what decides about chance.
    record Plan(int nodes, int kills, long seed) {}

    /// @param args nodes, kills, seed
    public static void main(String[] args) throws IOException, InterruptedException {
        Plan plan = new Plan(
                args.length > 0 ? Integer.parseInt(args[0]) : 1,
                args.length > 1 ? Integer.parseInt(args[1]) : 20,
                args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime());
        Path folder = Files.createTempDirectory("parley-crash");
        System.out.println(plan + ", logs in " + folder);
        Verdict verdict = run(Programs.built(), plan, folder, PATIENCE);
        verdict.faults().forEach(System.out::println);
        System.exit(verdict.isGood() ? 0 : 1);
    }

    /// One run.
    ///
    /// @param patience how long nothing may happen at the end while somebody was not asked everything; zero for not
    /// waiting at all
    static Verdict run(Programs programs, Plan plan, Path folder, Duration patience)
            throws IOException, InterruptedException {
        Crash crash = new Crash(programs, plan, folder);
        Thread clean = new Thread(crash.cluster::close);
        Runtime.getRuntime().addShutdownHook(clean);
        try {
            Verdict verdict = crash.run(patience);
            System.out.println(crash.truth.counts());
            System.out.println(plan + ": " + verdict);
            return verdict;
        } finally {
            crash.over.set(true);
            crash.cluster.close();
            crash.provider.close();
            Runtime.getRuntime().removeShutdownHook(clean);
        }
    }

    private Verdict run(Duration patience) throws IOException, InterruptedException {
        cluster.start();
        Thread.ofVirtual().start(() -> again(WALK_IN_MILLIS, () -> write(somebody(), Crowd.KEYWORD)));
        Thread.ofVirtual().start(() -> again(EVENT_MILLIS, () -> tell(people.incrementAndGet())));
        cluster.harm();
        cluster.awaitPeace();
        over.set(true);
        provider.beHonest();
        calls.beHonest();
        if (!patience.isZero()) {
            // What was left for the list is looked for after a start.
            cluster.restartNodes();
            await(patience);
        }
        Set<Truth.Sms> acknowledged = truth.allAcknowledged();
        return Verdict.of(truth, acknowledged, api.conversations());
    }

    /// A busy machine takes its time: only when nothing more happens it is over.
    private void await(Duration patience) throws InterruptedException {
        int seen = -1;
        long end = System.nanoTime();
        while (!isAtRest() && (truth.messages() > seen || System.nanoTime() < end)) {
            if (truth.messages() > seen) {
                seen = truth.messages();
                end = System.nanoTime() + patience.toNanos();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean isAtRest() {
        return truth.people().stream().allMatch(person -> Crowd.isDone(truth, person));
    }

    private String somebody() {
        return "+1555%07d".formatted(1_000_000 + people.incrementAndGet());
    }

    private void write(String person, String text) {
        try {
            calls.handOver(person, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells of an event until a node has taken it.
    private void tell(int number) {
        String person = "+1555%07d".formatted(5_000_000 + number);
        truth.expect(person);
        try {
            int pause = EVENT_MILLIS;
            for (int node = number; ; node++) {
                int status = api.event(node, "visit-" + number, person).orElse(0);
                truth.count("events " + status);
                if (status == 202) {
                    return;
                }
                // As programs do that are to be trusted with retries: 0.4 s, 0.8 s … 6.4 s.
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(int millis, Runnable task) {
        try {
            while (!over.get()) {
                Thread.ofVirtual().start(task);
                TimeUnit.MILLISECONDS.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
