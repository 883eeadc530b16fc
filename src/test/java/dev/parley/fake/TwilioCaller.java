package dev.parley.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls as Twilio makes them: the recorded forms of `webhooks/twilio` and the signature, worked out by other means
/// than the product's.
public final class TwilioCaller {
    /// The account in the recorded forms.
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000000";

    /// What calls are signed with.
    public static final String TOKEN = "12345";

    /// Where the server is for Twilio.
    public static final String PUBLIC_URL = "https://parley.example.com";

    private static final Path RECORDED = Path.of("webhooks", "twilio");

    private TwilioCaller() {}

    /// The names of all recorded forms.
    public static List<String> recordedForms() {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".form"))
                    .map(name -> name.substring(0, name.length() - ".form".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One recorded form, as it is sent.
    public static String recordedForm(String name) {
        try {
            return Files.readString(RECORDED.resolve(name + ".form")).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a server is told that sends through Twilio.
    ///
    /// @param api where it finds Twilio
    public static Map<String, String> settings(String api) {
        return Map.of(
                "PARLEY_PUBLIC_URL",
                PUBLIC_URL,
                "TWILIO_ACCOUNT_SID",
                ACCOUNT_SID,
                "TWILIO_AUTH_TOKEN",
                TOKEN,
                "TWILIO_FROM",
                "+15550111",
                "TWILIO_API_URL",
                api);
    }

    /// A genuine call of a server at that port of this machine.
    public static HttpRequest.Builder call(int port, String target, String form) {
        return call(port, target, form, sign(TOKEN, PUBLIC_URL + target, form));
    }

    /// A call with any signature.
    public static HttpRequest.Builder call(int port, String target, String form, String signature) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /// The signature of a call with that form.
    public static String sign(String token, String url, String form) {
        String fields = Arrays.stream(form.split("&"))
                .filter(field -> !field.isEmpty())
                .map(TwilioCaller::decoded)
                .collect(Collectors.toCollection(() -> new TreeSet<>(
                        Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))))
                .stream()
                .map(field -> field.getKey() + field.getValue())
                .collect(Collectors.joining());
        return hmac(token, url + fields);
    }

    /// The signature of a text as it stands.
    public static String hmac(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map.Entry<String, String> decoded(String field) {
        String[] parts = field.split("=", 2);
        return Map.entry(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
}
