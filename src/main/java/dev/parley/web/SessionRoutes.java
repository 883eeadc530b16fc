package dev.parley.web;

import dev.parley.access.Account;
import dev.parley.access.SignIn;
import dev.parley.access.SignIn.Outcome;
import dev.parley.access.User;
import dev.parley.kit.Lanes;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Signing in and out, and what people change about their own way in: `/api/v1/session`. To be added behind the
/// {@link Door}.
public final class SessionRoutes implements Routes {
    private static final String PATH = "/api/v1/session";
    private static final int MAX_BODY = 4 * 1024;
    private static final int MAX_TEXT = 300;
    private static final Duration LASTS = Duration.ofHours(12);

    private static final Problem WRONG = Problem.of(401, "wrong-password", "Name, password or code are not right.");
    private static final Problem CODE =
            Problem.of(401, "second-factor", "The password is right. Now type the code from your authenticator app.");
    private static final Problem NOT_HERE =
            Problem.of(403, "not-here", "Only on this machine, and only in the demo, nobody needs a password.");

    private final Parts parts;
    private final Work work;
    /// One try at a time for each name.
    private final Lanes lanes;

    /// What it works with.
    ///
    /// @param ensure sees to it that the first admin is there; may block
    public record Parts(
            SignIn signIn,
            Account account,
            SessionCookie cookie,
            Caller caller,
            Shown shown,
            Runnable ensure,
            Door door) {}

    /// What everybody may know of this server.
    ///
    /// @param environment `demo` or `production`
    /// @param demo whom the demo lets in without a password; empty elsewhere
    public record Shown(String environment, String version, boolean singleSignOn, Supplier<Optional<User>> demo) {}

    /// @param work where the store is asked and passwords are checked
    public SessionRoutes(Parts parts, Work work) {
        this.parts = parts;
        this.work = work;
        lanes = new Lanes(work);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH).handler(context -> read(context, body -> enter(context, body)));
        router.delete(PATH).handler(this::leave);
        router.put(PATH + "/password").handler(context -> change(context, this::changePassword));
        String factor = PATH + "/second-factor";
        router.post(factor).handler(context -> change(context, this::offerFactor));
        router.put(factor).handler(context -> change(context, this::confirmFactor));
        router.delete(factor).handler(context -> change(context, this::removeFactor));
    }

    private static void read(RoutingContext context, Consumer<byte[]> handler) {
        Body.read(context, MAX_BODY, body -> {
            try {
                handler.accept(body.getBytes());
            } catch (ProblemException problem) {
                context.fail(problem);
            }
        });
    }

    private void show(RoutingContext context) {
        Optional<String> secret = parts.cookie().read(context.request());
        answer(
                context,
                work.run(() -> secret.flatMap(it -> parts.signIn().holder(it).map(user -> json(Optional.of(user), it)))
                        .orElseGet(() -> json(Optional.empty(), ""))));
    }

    private JsonObject json(Optional<User> user, String secret) {
        Shown shown = parts.shown();
        JsonArray ways = new JsonArray().add("password");
        if (shown.singleSignOn()) {
            ways.add("single-sign-on");
        }
        if (shown.environment().equals("demo")) {
            ways.add("demo");
        }
        JsonObject json = new JsonObject()
                .put("signedIn", user.isPresent())
                .put("environment", shown.environment())
                .put("version", shown.version())
                .put("ways", ways);
        user.ifPresent(it -> json.put("user", AccessJson.self(it)).put("csrf", SessionCookie.csrf(secret)));
        return json;
    }

    private void enter(RoutingContext context, byte[] body) {
        Given given = Given.of(body, List.of("user", "password", "code", "demo"));
        if (given.truth("demo").orElse(false)) {
            given.check();
            enterDemo(context);
            return;
        }
        String user = given.text("user", text -> text.length() <= MAX_TEXT, "is the name that you sign in with");
        String password = given.text("password", text -> text.length() <= MAX_TEXT, "is your password");
        Optional<String> code = given.optional("code", text -> text.length() <= MAX_TEXT, "is a code");
        given.check();
        String caller = parts.caller().of(context.request());
        SignIn.Attempt attempt = new SignIn.Attempt(user, password, code.orElse(""), caller);
        answer(
                context,
                lanes.run("sign-in " + attempt.user(), () -> {
                            parts.ensure().run();
                            return parts.signIn().enter(attempt);
                        })
                        .map(outcome -> welcome(context, outcome)));
    }

    /// A page of another site that points its own name at this machine sends that name.
    private void enterDemo(RoutingContext context) {
        String host = Optional.ofNullable(context.request().authority())
                .map(authority -> authority.host())
                .orElse("");
        if (!List.of("127.0.0.1", "localhost", "[::1]").contains(host)) {
            context.fail(new ProblemException(NOT_HERE));
            return;
        }
        answer(
                context,
                lanes.run("sign-in demo", () -> {
                            parts.ensure().run();
                            User user = parts.shown().demo().get().orElseThrow(() -> new ProblemException(NOT_HERE));
                            return parts.signIn().in(user);
                        })
                        .map(outcome -> welcome(context, outcome)));
    }

    private JsonObject welcome(RoutingContext context, Outcome outcome) {
        return switch (outcome) {
            case Outcome.In in -> {
                parts.cookie().write(context.response(), in.secret(), LASTS);
                yield json(Optional.of(in.user()), in.secret());
            }
            case Outcome.Wrong wrong -> throw new ProblemException(WRONG);
            case Outcome.CodeWanted wanted -> throw new ProblemException(CODE);
            case Outcome.Wait wait -> {
                long seconds = wait.pause().toSeconds() + 1;
                context.response().putHeader(HttpHeaders.RETRY_AFTER, "" + seconds);
                throw new ProblemException(Problem.of(
                        429, "too-many-tries", "Too many wrong tries. Wait " + seconds + " seconds, then try again."));
            }
        };
    }

    private void leave(RoutingContext context) {
        Optional<String> secret = parts.cookie().read(context.request());
        boolean cameByCompany = context.request().getCookie(SsoRoutes.WAY_COOKIE) != null;
        parts.cookie().clear(context.response());
        answer(
                context,
                work.run(() -> {
                            secret.filter(it -> SessionCookie.isOurs(context.request(), it))
                                    .ifPresent(parts.signIn()::out);
                            JsonObject json = json(Optional.empty(), "");
                            return cameByCompany ? json.put("leave", SsoRoutes.PATH + "/out") : json;
                        })
                        .map(this::forgotten));
    }

    private <T> T forgotten(T value) {
        parts.door().forget();
        return value;
    }

    /// A change of one's own account.
    private interface Change {
        JsonObject apply(User user, Given given, Consumer<String> newSession);
    }

    private void change(RoutingContext context, Change change) {
        Optional<User> user = Door.actor(context).person();
        read(context, body -> {
            Given given = Given.of(body, List.of("password", "new", "code"));
            StringBuilder session = new StringBuilder();
            answer(
                    context,
                    lanes.run(
                                    "sign-in " + user.map(User::id).orElse(""),
                                    () -> change.apply(
                                            user.orElseThrow(() -> new ProblemException(WRONG)),
                                            given,
                                            session::append))
                            .map(this::forgotten)
                            .map(json -> {
                                if (!session.isEmpty()) {
                                    parts.cookie().write(context.response(), session.toString(), LASTS);
                                }
                                return json;
                            })
                            .recover(fault -> Future.failedFuture(AccessJson.problem(fault))));
        });
    }

    private static String text(Given given, String name) {
        String text = given.text(name, it -> it.length() <= MAX_TEXT, "must be given");
        given.check();
        return text;
    }

    private JsonObject changePassword(User user, Given given, Consumer<String> newSession) {
        User after = parts.account().changePassword(user, text(given, "password"), text(given, "new"));
        Outcome.In in = parts.signIn().in(after);
        newSession.accept(in.secret());
        return json(Optional.of(after), in.secret());
    }

    private JsonObject offerFactor(User user, Given given, Consumer<String> newSession) {
        Account.Offer offer = parts.account().offerFactor(user, text(given, "password"));
        return new JsonObject()
                .put("secret", offer.secret())
                .put("uri", offer.uri())
                .put("qr", QrSvg.of(offer.uri()));
    }

    private JsonObject confirmFactor(User user, Given given, Consumer<String> newSession) {
        List<String> codes = parts.account().confirmFactor(user, text(given, "code"));
        return new JsonObject().put("recoveryCodes", new JsonArray(codes));
    }

    private JsonObject removeFactor(User user, Given given, Consumer<String> newSession) {
        return new JsonObject()
                .put(
                        "secondFactor",
                        parts.account()
                                .removeFactor(user, text(given, "password"))
                                .hasFactor());
    }

    private static void answer(RoutingContext context, Future<JsonObject> future) {
        Context eventLoop = context.vertx().getOrCreateContext();
        future.onSuccess(json -> eventLoop.runOnContext(here -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(json.toBuffer())))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }
}
