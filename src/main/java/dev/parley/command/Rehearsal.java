package dev.parley.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Holds conversations with a server on this machine, through its text-message webhook, signed as Twilio signs.
final class Rehearsal {
    /// As many as keep two cores busy and let writes gather as they do under load.
    private static final int AT_ONCE = 16;

    /// 1,200 conversations in the usual 12 seconds were enough; the machine that was measured does as many, if idle.
    private static final int A_SECOND = 100;

    private static final int PATIENCE = 5;

    private static final String HMAC = "HmacSHA1";
    private static final String OUR = "+15550100";

    /// What people answer to the flow's questions; the first line of each opens it.
    private static final List<List<String>> REPLIES = List.of(
            List.of("hello", "9", "It was quick", "2"),
            List.of("hi", "3 - parcel was late", "yes please", "web"),
            List.of("Hi", "seven or eight", "8", "nice people", "the first one"),
            List.of("hey", "10, was 4 last time", "sorry, I meant 9", "all fine", "Phone"),
            List.of("hello", "what?", "0", "no", "rude at the till", "shop"));

    private final URI server;
    private final Settings settings;
    private final AtomicInteger held = new AtomicInteger();

    Rehearsal(Settings settings, int port) {
        this.settings = settings;
        server = URI.create("http://127.0.0.1:" + port + "/webhooks/sms");
    }

    /// Holds conversations, many at once, for that long; on a busy machine longer, until there were enough, but
    /// not beyond five times that: from too few, Java learns too little, and every turn of every later run costs
    /// a third more.
    ///
    /// @return how many
    int hold(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) * PATIENCE;
        int enough = seconds * A_SECOND;
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> talking = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                talking.add(people.submit(() -> talkUntil(now -> (now < end || held.get() < enough) && now < last)));
            }
            for (Future<?> one : talking) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rehearsed conversation failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return held.get();
    }

    private void talkUntil(LongPredicate goesOn) {
        do {
            int number = held.incrementAndGet();
            String their = "+1555" + String.format("%07d", number);
            List<String> replies = REPLIES.get(number % REPLIES.size());
            for (int i = 0; i < replies.size(); i++) {
                say(their, "SM" + String.format("%026d%06d", number, i), replies.get(i));
            }
        } while (goesOn.test(System.nanoTime()));
    }

    private void say(String their, String messageId, String text) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "AccountSid",
                settings.twilio().accountSid(),
                "ApiVersion",
                "2010-04-01",
                "Body",
                text,
                "From",
                their,
                "MessageSid",
                messageId,
                "NumMedia",
                "0",
                "NumSegments",
                "1",
                "SmsStatus",
                "received",
                "To",
                OUR));
        try {
            post(form);
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not answer", e);
        }
    }

    private void post(Map<String, String> form) throws IOException {
        HttpURLConnection call = (HttpURLConnection) server.toURL().openConnection();
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        call.setRequestProperty("X-Twilio-Signature", signature(form));
        try (OutputStream body = call.getOutputStream()) {
            body.write(form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"))
                    .getBytes(UTF_8));
        }
        try (InputStream answer = call.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private String signature(Map<String, String> form) {
        StringBuilder signed = new StringBuilder(settings.http().publicUrl() + server.getPath());
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(settings.twilio().authToken().reveal().getBytes(UTF_8), HMAC));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
