package dev.parley.settings;

import dev.parley.kit.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an operator decides. Immutable, read once at the start; README.md says what each setting means.
///
/// @param flowsDir the flow files
/// @param node what concerns this process among others
public record Settings(
        Http http,
        Storage storage,
        Path flowsDir,
        Twilio twilio,
        SlackApp slack,
        WebChat chat,
        Access access,
        Smtp smtp,
        Node node) {
    /// How Parley is started.
    public enum Mode {
        /// For use.
        SERVE,
        /// To look around: nobody else can reach it.
        DEMO
    }

    /// Where we listen (port 0: any free one), and the URL under which others reach us, without a slash at its end.
    public record Http(String host, int port, URI publicUrl) {}

    /// The embedded store's folder, where the installation's own secrets are too; and the MongoDB to use instead of
    /// the embedded store, if there is one.
    public record Storage(Path dataDir, Secret mongodbUri) {
        /// Whether Parley keeps its data itself.
        public boolean isEmbedded() {
            return !mongodbUri.isPresent();
        }
    }

    /// The account for text messages. Unset parts are "" or {@link Secret#NONE}.
    ///
    /// @param from the number that messages come from, if no service chooses one
    /// @param apiUrl Twilio's own, or another one for tests
    /// @param segmentsPerSecond how much the sender may send: a US local number 1, a toll-free one 3, a short code
    /// 100
    /// @param signatureCheck whether calls must be signed; only ever false on a loopback address
    public record Twilio(
            String accountSid,
            Secret authToken,
            String from,
            String messagingServiceSid,
            URI apiUrl,
            double segmentsPerSecond,
            boolean signatureCheck) {
        /// Whether text messages are taken in.
        public boolean isOn() {
            return authToken.isPresent() || !signatureCheck;
        }
    }

    /// Who may look: API tokens by name, the admin's password and the key that signs (empty ones are generated),
    /// and the company's own sign-in.
    ///
    /// @param apiRate how often each token and session may ask a minute; 0 for no limit
    public record Access(
            Map<String, Secret> apiTokens,
            Secret adminPassword,
            Secret secretKey,
            SingleSignOn singleSignOn,
            int apiRate) {
        public Access {
            apiTokens = Map.copyOf(apiTokens);
        }
    }

    /// What concerns this process as one behind a load balancer.
    ///
    /// @param drain how long requests are still taken after readiness has ended
    /// @param cluster how it hears of the others at once
    /// @param privateWebhooks whether webhooks may go into our own network, by plain HTTP and to any port
    public record Node(Duration drain, Cluster cluster, boolean privateWebhooks, LogLevel log) {}

    /// How much the log says about Parley itself.
    public enum LogLevel {
        /// What went wrong.
        ERROR,
        /// And what an operator should look at.
        WARN,
        /// And what an operator may want to know.
        INFO,
        /// And what helps to find out why.
        DEBUG;

        /// By this name the log's configuration reads it.
        public static final String NAME = Key.PARLEY_LOG_LEVEL.name();

        /// The word in settings.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static LogLevel read(SettingsReader reader) {
            String word = reader.text(Key.PARLEY_LOG_LEVEL, INFO.word());
            Optional<LogLevel> level = Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
            if (level.isEmpty()) {
                reader.fault(Key.PARLEY_LOG_LEVEL, "must be error, warn, info or debug, not " + word);
            }
            return level.orElse(INFO);
        }
    }

    /// How nodes on one database hear of each other at once instead of by looking every few seconds.
    ///
    /// @param host this node's address, by which the others reach it; "" for the machine's own
    public record Cluster(boolean on, String host, int port) {
        /// Nodes know each other by the database alone.
        public static final Cluster OFF = new Cluster(false, "", 5701);
    }

    /// A minute: five hundred a second, which no program reaches that does not run away.
    private static final int API_RATE = 30_000;
    private static final int MOST_API_RATE = 10_000_000;
    /// Shorter keys can be found by trying.
    private static final int MIN_KEY_LENGTH = 16;

    /// Reads the settings.
    ///
    /// @param folder where a `parley.yaml` may be; the environment has precedence over it
    /// @throws BadSettings with every fault
    public static LoadedSettings load(Mode mode, Map<String, String> environment, Path folder) {
        SettingsReader reader = new SettingsReader(environment, folder);
        Access access = access(reader);
        Http http = http(reader, mode == Mode.DEMO || !access.adminPassword().isPresent());
        Settings settings = new Settings(
                http,
                storage(reader),
                reader.folder(Key.PARLEY_FLOWS_DIR, "conversation-flows"),
                twilio(reader, http),
                SlackApp.read(reader),
                WebChat.read(reader),
                access,
                Smtp.read(reader),
                new Node(
                        reader.seconds(Key.PARLEY_DRAIN_SECONDS, 5, 60),
                        cluster(reader),
                        reader.onOff(Key.PARLEY_WEBHOOK_PRIVATE, false),
                        LogLevel.read(reader)));
        if (!reader.faults().isEmpty()) {
            throw new BadSettings(reader.faults());
        }
        return new LoadedSettings(settings, reader.rows());
    }

    private static Http http(SettingsReader reader, boolean onlyHere) {
        String host = reader.text(Key.PARLEY_HTTP_HOST, onlyHere ? "127.0.0.1" : "0.0.0.0");
        int port = reader.port(Key.PARLEY_HTTP_PORT, 8080);
        return new Http(host, port, reader.url(Key.PARLEY_PUBLIC_URL, "http://localhost:" + port));
    }

    private static Storage storage(SettingsReader reader) {
        Secret uri = reader.secret(
                Key.MONGODB_URI,
                text -> text.startsWith("mongodb://") || text.startsWith("mongodb+srv://"),
                "a MongoDB connection string: mongodb://… or mongodb+srv://…");
        return new Storage(reader.folder(Key.PARLEY_DATA_DIR, "data"), uri);
    }

    private static Twilio twilio(SettingsReader reader, Http http) {
        Twilio twilio = new Twilio(
                reader.text(
                        Key.TWILIO_ACCOUNT_SID, sid -> sid.startsWith("AC"), "an account's SID, which begins with AC"),
                reader.secret(Key.TWILIO_AUTH_TOKEN),
                reader.text(Key.TWILIO_FROM, ""),
                reader.text(
                        Key.TWILIO_MESSAGING_SERVICE_SID,
                        sid -> sid.startsWith("MG"),
                        "a messaging service's SID, which begins with MG"),
                reader.url(Key.TWILIO_API_URL, "https://api.twilio.com"),
                reader.rate(Key.TWILIO_SEGMENTS_PER_SECOND, 1),
                reader.onOff(Key.PARLEY_SIGNATURE_CHECK));
        if (reader.has(Key.TWILIO_ACCOUNT_SID) != reader.has(Key.TWILIO_AUTH_TOKEN)) {
            boolean hasSid = reader.has(Key.TWILIO_ACCOUNT_SID);
            reader.fault(
                    hasSid ? Key.TWILIO_ACCOUNT_SID : Key.TWILIO_AUTH_TOKEN,
                    "needs " + (hasSid ? Key.TWILIO_AUTH_TOKEN : Key.TWILIO_ACCOUNT_SID) + " too");
        }
        if (!twilio.signatureCheck() && !SettingsReader.isLoopback(http.host())) {
            reader.fault(Key.PARLEY_SIGNATURE_CHECK, "can be off only where PARLEY_HTTP_HOST is 127.0.0.1");
        }
        return twilio;
    }

    private static Cluster cluster(SettingsReader reader) {
        Cluster cluster = new Cluster(
                reader.onOff(Key.PARLEY_CLUSTER, Cluster.OFF.on()),
                reader.text(Key.PARLEY_CLUSTER_HOST, Cluster.OFF.host()),
                reader.port(Key.PARLEY_CLUSTER_PORT, Cluster.OFF.port()));
        if (cluster.on() && !reader.has(Key.MONGODB_URI)) {
            reader.fault(Key.PARLEY_CLUSTER, "can be on only with MONGODB_URI: its nodes share one database");
        }
        return cluster;
    }

    private static Access access(SettingsReader reader) {
        return new Access(
                reader.pairs(Key.PARLEY_API_TOKENS),
                reader.secret(Key.PARLEY_ADMIN_PASSWORD),
                reader.secret(
                        Key.PARLEY_SECRET_KEY,
                        key -> key.length() >= MIN_KEY_LENGTH,
                        "at least " + MIN_KEY_LENGTH + " characters long"),
                SingleSignOn.read(reader),
                reader.whole(Key.PARLEY_API_RATE, API_RATE, MOST_API_RATE));
    }
}
