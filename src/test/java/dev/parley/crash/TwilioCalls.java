package dev.parley.crash;

import dev.parley.crash.Truth.Sms;
import dev.parley.fake.TwilioCaller;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls the nodes as Twilio does, in turn, with signed forms: people's messages until one takes them, and for 15
/// seconds at most; receipts late, twice, in any order or never. Safe for any thread.
final class TwilioCalls {
    private static final Pattern MESSAGE =
            Pattern.compile("<Message(?: statusCallback=\"([^\"]*)\")?>([^<]*)</Message>");
    private static final Duration HORIZON = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Cluster cluster;
    private final Truth truth;
    private final Random chance;
    private final Consumer<Sms> phones;
    private volatile boolean honest;

    /// @param phones is told what people receive
    TwilioCalls(Cluster cluster, Truth truth, long seed, Consumer<Sms> phones) {
        this.cluster = cluster;
        this.truth = truth;
        this.phones = phones;
        chance = new Random(seed + 1);
    }

    /// No more lies.
    void beHonest() {
        honest = true;
    }

    /// Hands over what a person wrote; if nobody takes it in time it is left for the list.
    void handOver(String person, String text) throws InterruptedException {
        Sms sms = truth.add(true, person, text, Instant.now());
        long end = System.nanoTime() + HORIZON.toNanos();
        while (System.nanoTime() < end) {
            String answer = post("/webhooks/sms", form(sms));
            if (!answer.isEmpty()) {
                truth.acknowledged(sms);
                if (happens(20)) {
                    truth.count("calls repeated after an answer");
                    post("/webhooks/sms", form(sms));
                }
                answered(sms, answer);
                return;
            }
            if (happens(50)) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        truth.count("messages left for the list");
    }

    /// Delivers a message of ours, and tells the nodes so.
    void delivered(Sms sms, String callback) {
        Matcher lane = Pattern.compile("[?&]k=([a-z2-7]{25})").matcher(callback);
        if (lane.find()) {
            truth.lane(sms.person(), lane.group(1));
        }
        phones.accept(sms);
        if (!callback.isEmpty()) {
            Thread.ofVirtual().start(() -> receipts(sms, callback));
        }
    }

    /// What the answer to a call says; at times nobody fetches it any more.
    private void answered(Sms sms, String answer) {
        if (happens(40)) {
            truth.count("answers that nobody fetched");
            return;
        }
        Matcher message = MESSAGE.matcher(answer);
        while (message.find()) {
            String text =
                    message.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            Sms reply = truth.add(false, sms.person(), text, Instant.now());
            delivered(reply, message.group(1) == null ? "" : message.group(1).replace("&amp;", "&"));
        }
    }

    private void receipts(Sms sms, String callback) {
        List<String> fates = new ArrayList<>(List.of("queued", "sent", "delivered"));
        if (!honest) {
            fates.removeIf(fate -> chance.nextInt(4) == 0);
            fates.addAll(fates.subList(0, Math.min(fates.size(), chance.nextInt(3))));
            Collections.shuffle(fates, chance);
        }
        String target = callback.substring(Cluster.PUBLIC_URL.length());
        try {
            for (String fate : fates) {
                TimeUnit.MILLISECONDS.sleep(chance.nextInt(honest ? 10 : 400));
                post(target, "AccountSid=" + Cluster.ACCOUNT + "&MessageSid=" + sms.sid() + "&MessageStatus=" + fate);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Calls the node whose turn it is; "" if it does not answer 200.
    private String post(String target, String form) throws InterruptedException {
        return next().map(port -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                        .timeout(HORIZON)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "X-Twilio-Signature",
                                TwilioCaller.sign(Cluster.TOKEN, Cluster.PUBLIC_URL + target, form))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .map(this::send)
                .orElse("");
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            truth.count("HTTP " + response.statusCode());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            truth.count("no answer");
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private java.util.Optional<Integer> next() {
        List<Integer> ports = cluster.ports();
        return ports.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(ports.get(Math.floorMod(turn.getAndIncrement(), ports.size())));
    }

    /// Once in so many times, as long as it may lie.
    private boolean happens(int once) {
        return !honest && chance.nextInt(once) == 0;
    }

    private static String form(Sms sms) {
        return "AccountSid=" + Cluster.ACCOUNT + "&MessageSid=" + sms.sid() + "&From=" + encoded(sms.person()) + "&To="
                + encoded(Cluster.OUR) + "&Body=" + encoded(sms.text()) + "&NumMedia=0";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
