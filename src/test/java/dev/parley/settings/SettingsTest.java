package dev.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.kit.Secret;
import dev.parley.settings.Settings.Mode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static final Smtp MAIL = new Smtp(
            "mail.example.com", 465, Smtp.Tls.TLS, new Smtp.Login("parley", new Secret("stamp")), "parley@example.com");

    @TempDir
    private Path folder;

    @Test
    void withoutAnySettingEverythingHasItsDefault() {
        assertThat(settings(NOTHING))
                .isEqualTo(new Settings(
                        new Settings.Http("127.0.0.1", 8080, URI.create("http://localhost:8080")),
                        new Settings.Storage(Path.of("data"), Secret.NONE),
                        Path.of("conversation-flows"),
                        new Settings.Twilio("", Secret.NONE, "", "", URI.create("https://api.twilio.com"), 1, true),
                        new SlackApp(
                                Secret.NONE,
                                Secret.NONE,
                                new SlackApp.Client("", Secret.NONE),
                                Secret.NONE,
                                Set.of(),
                                new SlackApp.Api(URI.create("https://slack.com/api"), 8)),
                        new WebChat(Secret.NONE, 300, Set.of()),
                        new Settings.Access(Map.of(), Secret.NONE, Secret.NONE, SingleSignOn.OFF, 30_000),
                        Smtp.OFF,
                        new Settings.Node(Duration.ofSeconds(5), Settings.Cluster.OFF, false, Settings.LogLevel.INFO)));
    }

    @Test
    void everySettingIsRead() {
        assertThat(settings(everySetting()))
                .isEqualTo(new Settings(
                        new Settings.Http("::1", 9000, URI.create("https://parley.example.com/in")),
                        new Settings.Storage(
                                Path.of("/var/lib/parley"), new Secret("mongodb://user:word@db.example.com/parley")),
                        Path.of("/etc/parley/flows"),
                        new Settings.Twilio(
                                "AC1",
                                new Secret("token"),
                                "+15550100",
                                "MG1",
                                URI.create("http://localhost:9999"),
                                2.5,
                                false),
                        new SlackApp(
                                new Secret("signing"),
                                new Secret("xoxb-1"),
                                new SlackApp.Client("1.2", new Secret("client")),
                                new Secret("xapp-1"),
                                Set.of("U024BE7LH", "W024BE7LH"),
                                new SlackApp.Api(URI.create("http://localhost:9998/api"), 20)),
                        new WebChat(
                                new Secret("0123456789abcdef0123456789abcdef"), 0, Set.of("10.0.0.7", "2001:db8::1")),
                        new Settings.Access(
                                Map.of("crm", new Secret("one"), "shop", new Secret("two:three")),
                                new Secret("sesame"),
                                new Secret("0123456789abcdef"),
                                new SingleSignOn(
                                        "https://login.example.com",
                                        new SingleSignOn.Client("parley", new Secret("oidc")),
                                        new SingleSignOn.Roles("roles", Map.of("staff", "editor"), "viewer")),
                                120),
                        MAIL,
                        new Settings.Node(
                                Duration.ofSeconds(20),
                                new Settings.Cluster(true, "10.0.0.7", 5800),
                                true,
                                Settings.LogLevel.DEBUG)));
    }

    private static Map<String, String> everySetting() {
        Map<String, String> all = new HashMap<>(Map.of(
                "PARLEY_HTTP_HOST", "::1",
                "PARLEY_HTTP_PORT", "9000",
                "PARLEY_PUBLIC_URL", "https://parley.example.com/in/",
                "MONGODB_URI", "mongodb://user:word@db.example.com/parley",
                "PARLEY_DATA_DIR", "/var/lib/parley",
                "PARLEY_FLOWS_DIR", "/etc/parley/flows",
                "PARLEY_ADMIN_PASSWORD", "sesame",
                "PARLEY_API_TOKENS", "crm:one, shop:two:three,",
                "PARLEY_SIGNATURE_CHECK", "off",
                "PARLEY_SECRET_KEY", "0123456789abcdef"));
        all.putAll(Map.of(
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "token",
                "TWILIO_FROM", "+15550100",
                "TWILIO_MESSAGING_SERVICE_SID", "MG1",
                "TWILIO_API_URL", "http://localhost:9999",
                "TWILIO_SEGMENTS_PER_SECOND", "2.5",
                "PARLEY_DRAIN_SECONDS", "20"));
        all.putAll(everySettingOfTheDoor());
        all.put("PARLEY_LOG_LEVEL", "debug");
        all.putAll(Map.of("PARLEY_CLUSTER", "on", "PARLEY_CLUSTER_HOST", "10.0.0.7", "PARLEY_CLUSTER_PORT", "5800"));
        all.putAll(Map.of(
                "PARLEY_CHAT_IDENTITY_KEY", "0123456789abcdef0123456789abcdef",
                "PARLEY_CHAT_RATE", "0",
                "PARLEY_TRUSTED_PROXIES", "10.0.0.7, 2001:db8::1"));
        all.putAll(everySettingOfSlack());
        all.putAll(Map.of(
                "PARLEY_SMTP_HOST", "mail.example.com",
                "PARLEY_SMTP_PORT", "465",
                "PARLEY_SMTP_TLS", "tls",
                "PARLEY_SMTP_USER", "parley",
                "PARLEY_SMTP_PASSWORD", "stamp",
                "PARLEY_SMTP_FROM", "parley@example.com"));
        return all;
    }

    private static Map<String, String> everySettingOfSlack() {
        return Map.of(
                "SLACK_SIGNING_SECRET", "signing",
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_CLIENT_ID", "1.2",
                "SLACK_CLIENT_SECRET", "client",
                "SLACK_APP_TOKEN", "xapp-1",
                "SLACK_ADMINS", "U024BE7LH, W024BE7LH",
                "SLACK_API_URL", "http://localhost:9998/api/",
                "SLACK_MESSAGES_PER_SECOND", "20");
    }

    private static Map<String, String> everySettingOfTheDoor() {
        return Map.of(
                "PARLEY_WEBHOOK_PRIVATE", "on",
                "PARLEY_API_RATE", "120",
                "PARLEY_OIDC_ISSUER", "https://login.example.com/",
                "PARLEY_OIDC_CLIENT_ID", "parley",
                "PARLEY_OIDC_CLIENT_SECRET", "oidc",
                "PARLEY_OIDC_ROLE_CLAIM", "roles",
                "PARLEY_OIDC_ROLES", "staff:editor",
                "PARLEY_OIDC_FIRST_ROLE", "viewer");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVE, '', '', 127.0.0.1",
        "SERVE, word, '', 0.0.0.0",
        "SERVE, '', 0.0.0.0, 0.0.0.0",
        "DEMO, word, '', 127.0.0.1",
        "DEMO, '', 0.0.0.0, 0.0.0.0",
    })
    void listensToOthersOnlyWhenAskedOrBehindAPassword(Mode mode, String password, String host, String listens) {
        Map<String, String> environment = Map.of("PARLEY_ADMIN_PASSWORD", password, "PARLEY_HTTP_HOST", host);

        assertThat(Settings.load(mode, environment, folder).settings().http().host())
                .isEqualTo(listens);
    }

    @Test
    void thePublicUrlFollowsThePort() {
        assertThat(settings(Map.of("PARLEY_HTTP_PORT", "9000")).http().publicUrl())
                .isEqualTo(URI.create("http://localhost:9000"));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        yaml("PARLEY_HTTP_PORT: 9000\nPARLEY_DATA_DIR: ./here\n");

        Settings settings = settings(Map.of("PARLEY_HTTP_PORT", "9001"));

        assertThat(settings.http().port()).isEqualTo(9001);
        assertThat(settings.storage().dataDir()).isEqualTo(Path.of("./here"));
    }

    @Test
    void valuesInTheFileStayAsTheyAreWritten() throws IOException {
        yaml(
                "PARLEY_SIGNATURE_CHECK: off\nTWILIO_FROM: +15550100\nTWILIO_ACCOUNT_SID: AC1\nTWILIO_AUTH_TOKEN: 00123\n");

        Settings.Twilio twilio = settings(NOTHING).twilio();

        assertThat(twilio.signatureCheck()).isFalse();
        assertThat(twilio.from()).isEqualTo("+15550100");
        assertThat(twilio.authToken()).isEqualTo(new Secret("00123"));
    }

    @Test
    void secretsMayComeFromFiles() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        yaml("TWILIO_ACCOUNT_SID: AC1\nTWILIO_AUTH_TOKEN_FILE: " + token + "\n");

        assertThat(settings(NOTHING).twilio().authToken()).isEqualTo(new Secret("s3cret"));
    }

    @Test
    void emptyValuesAreNotSet() {
        assertThat(settings(Map.of("PARLEY_HTTP_PORT", "", "TWILIO_AUTH_TOKEN", "")))
                .isEqualTo(settings(NOTHING));
    }

    @Test
    void namesOfOthersAreLeftAlone() {
        assertThat(settings(Map.of("TWILIO_REGION", "ie1", "PATH", "/bin", "PARLEY_JAVA_HOME", "/jdk")))
                .isEqualTo(settings(NOTHING));
    }

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "faults.tsv", delimiter = '\t', numLinesToSkip = 1)
    void saysWhatIsWrong(String environment, String yaml, String fault) throws IOException {
        yaml(yaml.translateEscapes());

        assertThat(faults(pairs(environment))).containsExactly(fault);
    }

    @Test
    void saysThatAFileCannotBeRead() {
        String path = folder.resolve("none").toString();

        assertThat(faults(Map.of("PARLEY_ADMIN_PASSWORD_FILE", path)))
                .containsExactly("PARLEY_ADMIN_PASSWORD_FILE (environment): cannot read the file " + path
                        + ": NoSuchFileException");
    }

    @Test
    void refusesAHugeFile() throws IOException {
        yaml("# " + "x".repeat(70_000) + "\n");

        assertThat(faults(NOTHING)).containsExactly("parley.yaml: cannot be read: larger than 64 kB");
    }

    @Test
    void reportsAllFaultsTogether() throws IOException {
        yaml("PARLEY_HTPP_PORT: 1\nPARLEY_HTTP_PORT: [1]\n");

        assertThat(faults(Map.of("PARLEY_PUBLIC_URL", "here", "MONGODB_URI", "db", "PARLEY_FLOW_DIR", "x")))
                .hasSize(5);
    }

    @Test
    void noFaultRepeatsASecret() {
        Map<String, String> environment = Map.of(
                "MONGODB_URI",
                "hush1",
                "PARLEY_SECRET_KEY",
                "hush2",
                "PARLEY_API_TOKENS",
                "hush3",
                "TWILIO_AUTH_TOKEN",
                "hush4");

        assertThat(faults(environment)).hasSize(4).noneMatch(fault -> fault.contains("hush"));
    }

    @Test
    void singleSignOnIsSetUpWholeAndItsGroupsHaveRolesThatThereAre() {
        assertThat(faults(Map.of("PARLEY_OIDC_ISSUER", "https://login.example.com")))
                .containsExactly(
                        "PARLEY_OIDC_ISSUER (environment): needs PARLEY_OIDC_CLIENT_ID too",
                        "PARLEY_OIDC_ISSUER (environment): needs PARLEY_OIDC_CLIENT_SECRET too");
        assertThat(faults(Map.of("PARLEY_OIDC_CLIENT_ID", "parley")))
                .containsExactly("PARLEY_OIDC_CLIENT_ID (environment): needs PARLEY_OIDC_ISSUER too");
        assertThat(faults(Map.of("PARLEY_OIDC_ROLES", "staff:boss", "PARLEY_OIDC_FIRST_ROLE", "boss")))
                .hasSize(2)
                .allMatch(fault -> fault.contains("viewer, responder, editor, admin"));
    }

    @Test
    void aClusterNeedsADatabaseThatItsNodesShare() {
        assertThat(faults(Map.of("PARLEY_CLUSTER", "on")))
                .containsExactly("PARLEY_CLUSTER (environment): can be on only with MONGODB_URI:"
                        + " its nodes share one database");
        assertThat(settings(Map.of("PARLEY_CLUSTER", "off")).node().cluster()).isEqualTo(Settings.Cluster.OFF);
    }

    @Test
    void showsEverySettingWithItsOriginAndNoSecret() throws IOException {
        yaml("\nPARLEY_HTTP_PORT: 9000\n");
        LoadedSettings loaded = Settings.load(
                Mode.SERVE, Map.of("PARLEY_ADMIN_PASSWORD", "sesame", "PARLEY_HTTP_HOST", "localhost"), folder);

        assertThat(loaded.rows())
                .contains(
                        new LoadedSettings.Row("PARLEY_HTTP_PORT", "9000", "parley.yaml:2"),
                        new LoadedSettings.Row("PARLEY_HTTP_HOST", "localhost", "environment"),
                        new LoadedSettings.Row("PARLEY_ADMIN_PASSWORD", "***", "environment"),
                        new LoadedSettings.Row("PARLEY_SIGNATURE_CHECK", "on", "default"),
                        new LoadedSettings.Row("MONGODB_URI", "", "default"));
        assertThat(loaded.rows())
                .extracting(LoadedSettings.Row::name)
                .containsExactlyElementsOf(
                        Arrays.stream(Key.values()).map(Key::name).toList());
        assertThat(loaded.table())
                .contains("PARLEY_HTTP_PORT              9000                    parley.yaml:2\n")
                .doesNotContain("sesame");
        assertThat(loaded.settings().toString()).doesNotContain("sesame");
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.load(Mode.SERVE, environment, folder).settings();
    }

    private List<String> faults(Map<String, String> environment) {
        return catchThrowableOfType(BadSettings.class, () -> settings(environment))
                .faults();
    }

    private void yaml(String text) throws IOException {
        Files.writeString(folder.resolve("parley.yaml"), text);
    }

    private static Map<String, String> pairs(String environment) {
        Map<String, String> pairs = new HashMap<>();
        environment.lines().flatMap(line -> Arrays.stream(line.split("; ", -1))).forEach(pair -> {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        });
        return pairs;
    }
}
