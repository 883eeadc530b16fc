package dev.parley.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
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
