package dev.parley.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The processes: one node with its own store, or several that share one. Each has a keeper who kills it at random as
/// long as kills are left, and starts it again. Safe for any thread.
final class Cluster implements AutoCloseable {
    /// The token of the account and of the API.
    static final String TOKEN = "crash-token";
    /// The account, as in the recorded calls.
    static final String ACCOUNT = "AC00000000000000000000000000000000";
    /// Our number.
    static final String OUR = "+15550111";
    /// Where the provider thinks we are.
    static final String PUBLIC_URL = "https://parley.example.com";

    private static final int STARTS = 20;
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(6);

    private final Setup setup;
    private final Truth truth;
    private final AtomicInteger killsLeft;
    private final AtomicInteger storeKillsLeft;
    private final List<Member> members = new ArrayList<>();
    private final Optional<Relay> relay;
    private final List<Thread> keepers = new ArrayList<>();

    /// What is to run.
    ///
    /// @param kills of nodes; of a store that is shared there are a fifth as many more
    /// @param folder where data and logs are kept
    /// @param provider the address of the stand-in for Twilio
    record Setup(Programs programs, int nodes, int kills, long seed, Path folder, String provider) {
        boolean isShared() {
            return nodes > 1;
        }
    }

    Cluster(Setup setup, Truth truth) {
        this.setup = setup;
        this.truth = truth;
        killsLeft = new AtomicInteger(setup.kills());
        storeKillsLeft = new AtomicInteger(setup.isShared() ? Math.max(1, setup.kills() / 5) : 0);
        relay = setup.isShared() ? Optional.of(new Relay()) : Optional.empty();
        relay.ifPresent(shared -> members.add(new Member("store", storeCommand(), Map.of(), shared::to)));
        for (int node = 1; node <= setup.nodes(); node++) {
            members.add(new Member("node " + node, setup.programs().server(), environment(node), port -> {}));
        }
    }

    /// Starts everything, one after the other.
    void start() throws IOException {
        for (Member member : members) {
            member.start();
        }
    }

    /// Begins to kill.
    void harm() {
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Random chance = new Random(setup.seed() + i);
            keepers.add(Thread.ofPlatform()
                    .daemon()
                    .name("keeper of " + member.name)
                    .start(() -> keep(member, chance)));
        }
    }

    /// Waits until the kills are used up and everything runs.
    void awaitPeace() throws InterruptedException {
        for (Thread keeper : keepers) {
            keeper.join();
        }
    }

    /// The ports of the nodes, those that are down left out.
    List<Integer> ports() {
        return members.stream()
                .filter(member -> !member.isStore())
                .map(member -> member.port)
                .filter(port -> port > 0)
                .toList();
    }

    /// Kills every node once more and starts it again.
    void restartNodes() throws InterruptedException {
        for (Member member : members) {
            if (!member.isStore()) {
                member.kill();
                member.restart();
            }
        }
    }

    @Override
    public void close() {
        members.forEach(Member::kill);
        relay.ifPresent(Relay::close);
    }

    private void keep(Member member, Random chance) {
        AtomicInteger left = member.isStore() ? storeKillsLeft : killsLeft;
        try {
            while (left.getAndDecrement() > 0) {
                letWork(member.isStore() ? 60 : chance.nextInt(40));
                if (member.isStore() && chance.nextInt(3) == 0) {
                    truth.count("network cuts");
                    relay.ifPresent(Relay::cut);
                } else {
                    truth.count(member.isStore() ? "kills of the store" : "kills of nodes");
                    member.kill();
                    member.restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until so many messages were acknowledged, so that a kill hits work; but not for ever.
    private void letWork(int messages) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_PEACE.toNanos();
        int goal = truth.acknowledgements() + messages;
        while (truth.acknowledgements() < goal && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private List<String> storeCommand() {
        List<String> command = new ArrayList<>(setup.programs().store());
        command.add(setup.folder().resolve("shared").toString());
        return command;
    }

    private Map<String, String> environment(int node) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PARLEY_HTTP_HOST",
                "127.0.0.1",
                "PARLEY_HTTP_PORT",
                "0",
                "PARLEY_PUBLIC_URL",
                PUBLIC_URL,
                "PARLEY_DATA_DIR",
                setup.folder().resolve("data-" + node).toString(),
                "PARLEY_FLOWS_DIR",
                setup.programs().flows().toString(),
                "PARLEY_API_TOKENS",
                "crash:" + TOKEN,
                "PARLEY_SECRET_KEY",
                "the key that all nodes of a crash test have"));
        environment.putAll(Map.of(
                "TWILIO_ACCOUNT_SID", ACCOUNT,
                "TWILIO_AUTH_TOKEN", TOKEN,
                "TWILIO_FROM", OUR,
                "TWILIO_API_URL", setup.provider(),
                "TWILIO_SEGMENTS_PER_SECOND", "1000"));
        relay.ifPresent(shared -> environment.put("MONGODB_URI", "mongodb://127.0.0.1:" + shared.port() + "/crash"));
        return environment;
    }

    /// One process, and who is told its port.
    private final class Member {
        private final String name;
        private final List<String> command;
        private final Map<String, String> environment;
        private final java.util.function.IntConsumer told;
        private Optional<Child> child = Optional.empty();
        private volatile int port;

        Member(
                String name,
                List<String> command,
                Map<String, String> environment,
                java.util.function.IntConsumer told) {
            this.name = name;
            this.command = command;
            this.environment = environment;
            this.told = told;
        }

        boolean isStore() {
            return name.equals("store");
        }

        synchronized void start() throws IOException {
            Path log = setup.folder().resolve(name.replace(' ', '-') + ".log");
            Child running = Child.start(command, environment, log);
            child = Optional.of(running);
            port = running.port();
            told.accept(port);
        }

        /// As a supervisor does: a node that finds no store ends, and is started again.
        void restart() throws InterruptedException {
            for (int tries = 1; ; tries++) {
                try {
                    start();
                    return;
                } catch (IOException e) {
                    truth.count("starts that failed");
                    if (tries == STARTS) {
                        throw new UncheckedIOException(e);
                    }
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }

        synchronized void kill() {
            port = 0;
            told.accept(0);
            child.ifPresent(Child::kill);
        }
    }
}
