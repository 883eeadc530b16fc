package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Form;
import dev.parley.kit.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Twilio's signature of a request: the Base64 of an HMAC-SHA1, keyed with the account's auth token, over the URL that
/// was configured with Twilio and, for a form, each field's name and value in the order of the names
/// (twilio.com/docs/usage/security#validating-requests). Safe for any thread.
///
/// The URL is put together from the configured public URL and the request's target; no header of the request has a say
/// in it. Twilio is not consistent in whether it signs the port, so the URL counts with and without it.
public final class TwilioSignature implements SignatureCheck {
    private static final String HMAC = "HmacSHA1";
    private static final String BODY_HASH = "bodySHA256=";

    /// The values of a repeated name are sorted too, and each counts once: the rule of Twilio's own libraries.
    private static final Comparator<Form.Field> ORDER =
            Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value);

    /// One for each way to write the public URL, which it has already taken in. Never updated, only cloned: a look-up
    /// of the algorithm and a new key schedule for every request would cost more than the hash.
    private final List<Mac> starts;

    private TwilioSignature(List<Mac> starts) {
        this.starts = starts;
    }

    /// Checks against the token of the account (not an API key's secret) and the public URL, which ends without a
    /// slash.
    public static TwilioSignature of(Secret authToken, URI publicUrl) {
        SecretKeySpec key = new SecretKeySpec(authToken.reveal().getBytes(UTF_8), HMAC);
        return new TwilioSignature(
                UrlVariants.of(publicUrl).stream().map(url -> start(key, url)).toList());
    }

    @Override
    public boolean accepts(String target, Form.Fields fields, String signature) {
        return matches(target + joined(fields), signature);
    }

    /// Whether a call whose body is no form was signed with our token: over the URL alone, which holds the body's
    /// SHA-256 as `bodySHA256`.
    public boolean accepts(String target, byte[] body, String signature) {
        return hasHashOf(body, target) && matches(target, signature);
    }

    private boolean matches(String signed, String signature) {
        byte[] message = signed.getBytes(UTF_8);
        byte[] given = signature.getBytes(UTF_8);
        for (Mac start : starts) {
            byte[] right = Base64.getEncoder().encode(copy(start).doFinal(message));
            if (MessageDigest.isEqual(right, given)) {
                return true;
            }
        }
        return false;
    }

    private static String joined(Form.Fields fields) {
        List<Form.Field> sorted = new ArrayList<>(fields.all());
        sorted.sort(ORDER);
        StringBuilder joined = new StringBuilder();
        Form.Field before = new Form.Field("", "");
        for (Form.Field field : sorted) {
            if (!field.equals(before)) {
                joined.append(field.name()).append(field.value());
            }
            before = field;
        }
        return joined.toString();
    }

    private static boolean hasHashOf(byte[] body, String target) {
        int hash = target.lastIndexOf(BODY_HASH);
        if (hash < 0 || !isParameter(target, hash)) {
            return false;
        }
        int from = hash + BODY_HASH.length();
        int end = target.indexOf('&', from);
        String given = target.substring(from, end < 0 ? target.length() : end);
        return MessageDigest.isEqual(sha256(body).getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static boolean isParameter(String target, int at) {
        return at > 0 && (target.charAt(at - 1) == '?' || target.charAt(at - 1) == '&');
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Mac start(SecretKeySpec key, String url) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(url.getBytes(UTF_8));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC + ", for keys of any length", e);
        }
    }

    private static Mac copy(Mac start) {
        try {
            return (Mac) start.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + HMAC + " cannot be cloned", e);
        }
    }
}
