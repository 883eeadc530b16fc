package dev.parley.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.source.Problem;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Secret;
import dev.parley.settings.Settings;
import dev.parley.settings.Smtp;
import dev.parley.store.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Looks at everything a server needs, one finding each. One thread.
final class Checkup {
    private static final int JAVA = 25;
    /// Below this the embedded store takes no writes.
    private static final long FREE_BYTES = 64L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;

    Checkup(Settings settings) {
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(settings.storage().isEmbedded() ? folder() : mongodb());
        findings.add(flows());
        findings.addAll(api());
        findings.addAll(twilio());
        findings.add(mail());
        findings.add(server());
        findings.addAll(edited());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return version >= JAVA
                ? Finding.ok("java", "Java " + Runtime.version())
                : Finding.wrong("java", "Java " + version + " is too old: install a JDK " + JAVA + " or newer.");
    }

    private Finding folder() {
        Path folder = settings.storage().dataDir().toAbsolutePath();
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (!Files.isWritable(folder)) {
                return Finding.wrong(
                        "data folder", folder + " cannot be written; change its owner or PARLEY_DATA_DIR.");
            }
            return free < FREE_BYTES
                    ? Finding.wrong("data folder", folder + " has " + free / 1024 / 1024 + " MB left; make room.")
                    : Finding.ok("data folder", folder + ", " + free / 1024 / 1024 + " MB free");
        } catch (IOException e) {
            return Finding.wrong(
                    "data folder", folder + " cannot be made; create it or set PARLEY_DATA_DIR. " + e.getMessage());
        }
    }

    private Finding mongodb() {
        try (Store store = Store.connect(settings.storage().mongodbUri().reveal())) {
            return store.missing().isEmpty()
                    ? Finding.ok("mongodb", "answers")
                    : Finding.wrong("mongodb", "does not answer; look at MONGODB_URI and the database's firewall.");
        } catch (StoreUnavailable | IllegalArgumentException e) {
            return Finding.wrong(
                    "mongodb",
                    "cannot be used; look at MONGODB_URI (a replica set, user and password). " + e.getMessage());
        }
    }

    private Finding flows() {
        Path folder = settings.flowsDir().toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            return Finding.wrong("flows", "there is no folder " + folder + "; set PARLEY_FLOWS_DIR.");
        }
        FlowFolder.Result loaded = FlowFolder.load(folder);
        long bad = loaded.files().values().stream()
                .filter(file -> file.problems().stream().anyMatch(Problem::isError))
                .count();
        return bad == 0
                ? Finding.ok("flows", loaded.files().size() + " in " + folder)
                : Finding.wrong("flows", bad + " of " + loaded.files().size() + " have errors: ./parley validate");
    }

    private List<Finding> api() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                settings.access().apiTokens().isEmpty()
                        ? Finding.note("api", "answers nobody: set PARLEY_API_TOKENS=name:token.")
                        : Finding.ok("api", settings.access().apiTokens().size() + " token(s)"));
        URI url = settings.http().publicUrl();
        boolean isLocal = List.of("localhost", "127.0.0.1").contains(url.getHost());
        if (isLocal) {
            findings.add(Finding.note(
                    "public url",
                    url + " is this machine only: set PARLEY_PUBLIC_URL to what providers" + " and browsers call."));
        } else {
            findings.add(reach("public url", url, "look at DNS, the proxy and the certificate."));
        }
        return findings;
    }

    private Finding mail() {
        Smtp smtp = settings.smtp();
        if (!smtp.isOn()) {
            return Finding.note("e-mail", "is off (the weekly digest): set PARLEY_SMTP_HOST and PARLEY_SMTP_FROM.");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(smtp.host(), smtp.port()), Math.toIntExact(PATIENCE.toMillis()));
            return Finding.ok("e-mail", smtp.host() + ":" + smtp.port() + " is there");
        } catch (IOException e) {
            return Finding.wrong(
                    "e-mail",
                    smtp.host() + ":" + smtp.port() + " does not answer; look at PARLEY_SMTP_HOST and _PORT.");
        }
    }

    private List<Finding> twilio() {
        Settings.Twilio twilio = settings.twilio();
        if (!twilio.isOn()) {
            return List.of(
                    Finding.note("twilio", "text messages are off: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(account(twilio));
        if (twilio.from().isEmpty() && twilio.messagingServiceSid().isEmpty()) {
            findings.add(Finding.note("sender", "Parley can answer but not ask: set TWILIO_FROM."));
        }
        findings.add(
                twilio.signatureCheck()
                        ? Finding.ok(
                                "signatures",
                                "checked; the number's webhook must be "
                                        + settings.http().publicUrl() + "/webhooks/sms, letter by letter")
                        : Finding.note("signatures", "not checked: anybody who reaches this address can be anybody."));
        return findings;
    }

    private static Finding account(Settings.Twilio twilio) {
        String pair = twilio.accountSid() + ":" + twilio.authToken().reveal();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(twilio.apiUrl() + "/2010-04-01/Accounts/" + twilio.accountSid() + ".json"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .timeout(PATIENCE)
                .build();
        Optional<Integer> status = status(request);
        return switch (status.orElse(0)) {
            case 200 -> Finding.ok("twilio", "the account answers");
            case 0 -> Finding.wrong("twilio", twilio.apiUrl() + " does not answer; look at the network.");
            case 401, 403 ->
                Finding.wrong("twilio", "refuses the account: copy TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN again.");
            case 404 -> Finding.wrong("twilio", "knows no such account: look at TWILIO_ACCOUNT_SID.");
            default -> Finding.wrong("twilio", "answered with status " + status.orElse(0) + "; try again later.");
        };
    }

    private Finding server() {
        URI url = URI.create("http://127.0.0.1:" + settings.http().port());
        Optional<Integer> status = status(HttpRequest.newBuilder(URI.create(url + "/health/ready"))
                .timeout(PATIENCE)
                .build());
        return status.isEmpty()
                ? Finding.note("server", "none runs at " + url + ": ./parley serve")
                : status.get() == 200
                        ? Finding.ok("server", "is ready at " + url)
                        : Finding.wrong(
                                "server", "at " + url + " is not ready (" + status.get() + "); its log says why.");
    }

    /// Flows that were edited in two places, if a running server tells us.
    private List<Finding> edited() {
        URI url = URI.create("http://127.0.0.1:" + settings.http().port());
        Optional<Secret> token = settings.access().apiTokens().values().stream().findFirst();
        try {
            return token.map(secret -> new ServerClient(url, secret).get("/api/v1/flows"))
                    .map(Checkup::conflicts)
                    .orElse(List.of());
        } catch (ApiFailure away) {
            return List.of();
        }
    }

    private static List<Finding> conflicts(JsonNode flows) {
        List<Finding> findings = new ArrayList<>();
        flows.path("items").forEach(flow -> {
            if (flow.path("file").path("state").asText().equals("conflict")) {
                findings.add(Finding.wrong(
                        "flow " + flow.path("id").asText(),
                        flow.path("file").path("advice").asText()));
            }
        });
        return findings;
    }

    private static Finding reach(String what, URI url, String hint) {
        Optional<Integer> status = status(HttpRequest.newBuilder(URI.create(url + "/health/live"))
                .timeout(PATIENCE)
                .build());
        return status.equals(Optional.of(200))
                ? Finding.ok(what, url + " leads here")
                : Finding.note(
                        what,
                        url + (status.isPresent() ? " answers with status " + status.get() : " does not answer")
                                + " (asked from here, for /health/live); " + hint);
    }

    private static Optional<Integer> status(HttpRequest request) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            return Optional.of(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
