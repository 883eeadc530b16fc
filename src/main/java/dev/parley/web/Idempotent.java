package dev.parley.web;

import dev.parley.kit.KeptAnswers;
import dev.parley.kit.KeptAnswers.Claim;
import dev.parley.web.Answering.Reply;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes with an `Idempotency-Key` (as in draft-ietf-httpapi-idempotency-key-header): the same key again gets the
/// first answer, with another request it is refused. What fails is not kept. Safe for any thread.
final class Idempotent {
    private static final String HEADER = "Idempotency-Key";
    /// The figures of Stripe, for which callers' libraries are made: 255 characters, a day.
    private static final int MAX_KEY = 255;
    private static final Duration KEPT = Duration.ofHours(24);

    private static final Problem BAD_KEY = Problem.badInput(java.util.List.of(
            new Problem.Fault("!" + HEADER, "has 1 to " + MAX_KEY + " characters, the same for each try")));
    private static final Problem REUSED = Problem.of(
            409, "key-reused", "This Idempotency-Key was used for another request. Take a new one for a new request.");
    private static final Problem UNDER_WAY =
            Problem.of(409, "under-way", "The first request of this Idempotency-Key is not answered yet. Try again.");

    private final KeptAnswers answers;
    private final InstantSource clock;

    Idempotent(KeptAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /// What makes a request the same as another: taken on the event loop, used on a virtual thread.
    record Signature(Optional<String> key, String line) {
        /// @throws ProblemException if the key has no usable length
        static Signature of(HttpServerRequest request) {
            Optional<String> key = Optional.ofNullable(request.getHeader(HEADER));
            if (key.filter(text -> text.isBlank() || text.length() > MAX_KEY).isPresent()) {
                throw new ProblemException(BAD_KEY);
            }
            return new Signature(key, request.method() + " " + request.uri());
        }
    }

    /// Does the write, unless it was done before under the same key; without a key it is done every time.
    ///
    /// @throws ProblemException with 409 if the key was used for another request, or its answer is on the way
    Reply once(Signature signature, byte[] body, Supplier<Reply> write) {
        return signature
                .key()
                .map(key -> once("key:" + key, print(signature.line(), body), write))
                .orElseGet(write);
    }

    private Reply once(String key, String print, Supplier<Reply> write) {
        return switch (answers.claim(new KeptAnswers.Request(key, print, KEPT), clock.instant())) {
            case Claim.Fresh fresh -> kept(key, write);
            case Claim.Known known -> new Reply(known.status(), known.body());
            case Claim.Other other -> throw new ProblemException(REUSED);
            case Claim.UnderWay underWay -> throw new ProblemException(UNDER_WAY);
        };
    }

    private Reply kept(String key, Supplier<Reply> write) {
        boolean done = false;
        try {
            Reply reply = write.get();
            answers.keep(key, reply.status(), reply.json());
            done = true;
            return reply;
        } finally {
            if (!done) {
                answers.release(key);
            }
        }
    }

    /// Tells contents apart (SHA-256).
    static String print(String line, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
