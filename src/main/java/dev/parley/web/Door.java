package dev.parley.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.access.Actor;
import dev.parley.access.Book;
import dev.parley.access.Deed;
import dev.parley.access.Hashes;
import dev.parley.access.Right;
import dev.parley.access.Rights;
import dev.parley.access.Scopes;
import dev.parley.access.SignIn;
import dev.parley.access.User;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before everything below `/api/`: finds out who asks, by token or session, and lets in only whom the table of
/// rights names. What people and programs changed is written down once it was answered. To be added before all
/// other routes. Safe for any thread.
public final class Door implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private static final String ACTOR = "actor";
    private static final String CHANGE = "change";
    /// Longer texts have a history of their own.
    private static final int MOST_CHANGE = 1_000;

    /// Those services write lines that say more; drafts are saved at every pause in typing.
    private static final String WRITTEN_ELSEWHERE = "/api/v1/(session|team|tokens).*|.*/draft";

    /// What programs tell all day long would bury what they change; it has a history of its own where it goes.
    private static final String FED = "/api/v1/(events|invitations|links|measures|contacts|contacts/import)";

    /// Which anonymous comment was replied to when, no copy of the database may tell.
    private static final String IN_CONFIDENCE = "/api/v1/comments/.*";

    private static final String OWN = "/api/v1/session";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Problem NOBODY = Problem.of(
            401,
            "no-token",
            "Sign in, or send a token from PARLEY_API_TOKENS or the settings page: Authorization: Bearer TOKEN.");
    private static final Actor PROGRAM = Actor.token("api", Scopes.ALL);

    private static final Problem TEMPORARY =
            Problem.of(403, "choose-password", "Somebody else chose your password. Choose one of your own first.");
    private static final Problem FORGED = Problem.of(
            403, "forged", "The request does not prove that it comes from Parley's own pages. Load the page again.");
    private static final Problem UNLISTED =
            Problem.of(404, "not-found", "There is nothing at this path that anybody may use with this method.");

    private final Parts parts;
    /// Whom a secret's hash belongs to, for as long as others on other nodes may wait until a change holds.
    private final Cache<String, Optional<Actor>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    /// What it works with.
    ///
    /// @param tokens those of PARLEY_API_TOKENS
    /// @param limits how often they may ask
    public record Parts(
            Rights rights,
            ApiTokens tokens,
            SignIn signIn,
            Book book,
            SessionCookie cookie,
            ApiLimits limits,
            Work work) {}

    /// Made once, for all parts of the API.
    public Door(Parts parts) {
        this.parts = parts;
    }

    /// Who makes the request: somebody who was let in, else a program that another guard let in.
    static Actor actor(RoutingContext context) {
        return context.get(ACTOR, PROGRAM);
    }

    /// What who makes the request is called, for histories and logs.
    public static String name(RoutingContext context) {
        return actor(context).name();
    }

    /// What who makes the request is called where others read who did something: a person by their name, a program by
    /// its token's. Never what the request itself says.
    public static String author(RoutingContext context) {
        Actor actor = actor(context);
        return actor.person().map(User::name).orElse(actor.name());
    }

    /// Tells what the request changed, for the line that is written down once it is answered.
    static void tell(RoutingContext context, Deed.Change change) {
        context.put(CHANGE, new Deed.Change(cut(change.before()), cut(change.after())));
    }

    private static String cut(String text) {
        return text.length() > MOST_CHANGE ? text.substring(0, MOST_CHANGE) + "…" : text;
    }

    /// Whether the request was let in here.
    static boolean knows(RoutingContext context) {
        return context.data().containsKey(ACTOR);
    }

    /// From now on everybody is looked up anew: somebody's rights changed.
    void forget() {
        known.invalidateAll();
    }

    @Override
    public void addTo(Router router) {
        router.route("/api/v1/*").handler(this::check);
    }

    private void check(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Right> right = parts.rights().of(context.request().method().name(), context.normalizedPath());
        if (right.isPresent() && right.get().least().isEmpty()) {
            context.next();
            return;
        }
        Optional<String> bearer = ApiTokens.bearer(context);
        Optional<Actor> given = bearer.flatMap(parts.tokens()::holder);
        if (given.isPresent()) {
            parts.limits().count(context, given.get().name());
            enter(context, right, given);
        } else {
            parts.limits().checkStranger(context);
            bearer.map(secret -> "token " + secret)
                    .or(() -> parts.cookie().read(context.request()).map(secret -> "session " + secret))
                    .ifPresentOrElse(
                            proof -> lookUp(context, right, proof),
                            () -> counted(context, right, "", Optional.empty()));
        }
    }

    private void lookUp(RoutingContext context, Optional<Right> right, String proof) {
        String key = Hashes.of(proof);
        Optional<Actor> remembered = known.getIfPresent(key);
        if (remembered != null) {
            counted(context, right, key, remembered);
            return;
        }
        Context eventLoop = context.vertx().getOrCreateContext();
        context.request().pause();
        parts.work()
                .run(() -> find(proof))
                .onSuccess(actor -> eventLoop.runOnContext(here -> {
                    known.put(key, actor);
                    try {
                        counted(context, right, key, actor);
                    } catch (ProblemException tooMany) {
                        context.fail(tooMany);
                    }
                    context.request().resume();
                }))
                .onFailure(fault -> eventLoop.runOnContext(here -> {
                    context.fail(fault);
                    context.request().resume();
                }));
    }

    private void counted(RoutingContext context, Optional<Right> right, String key, Optional<Actor> actor) {
        if (actor.isPresent()) {
            parts.limits().count(context, key);
        } else {
            parts.limits().countStranger(context);
        }
        enter(context, right, actor);
    }

    private Optional<Actor> find(String proof) {
        String secret = proof.substring(proof.indexOf(' ') + 1);
        return proof.startsWith("token ")
                ? parts.signIn().program(secret).map(token -> Actor.token(token.name(), token.scopes()))
                : parts.signIn().holder(secret).map(Actor::of);
    }

    private void enter(RoutingContext context, Optional<Right> right, Optional<Actor> actor) {
        if (actor.isEmpty()) {
            context.response().putHeader("www-authenticate", "Bearer");
            context.fail(new ProblemException(NOBODY));
        } else if (right.isEmpty()) {
            context.fail(new ProblemException(UNLISTED));
        } else if (isForged(context, actor.get())) {
            context.fail(new ProblemException(FORGED));
        } else if (!actor.get().may(right.get())) {
            context.fail(new ProblemException(refusal(right.get(), actor.get())));
        } else if (!right.get().path().startsWith(OWN) && isTemporary(actor.get())) {
            context.fail(new ProblemException(TEMPORARY));
        } else {
            context.put(ACTOR, actor.get());
            writeDown(context, right.get(), actor.get());
            context.next();
        }
    }

    private static boolean isTemporary(Actor actor) {
        return actor.person().filter(user -> user.credentials().temporary()).isPresent();
    }

    private boolean isForged(RoutingContext context, Actor actor) {
        return actor.person().isPresent()
                && !READING.contains(context.request().method())
                && parts.cookie()
                        .read(context.request())
                        .filter(secret -> SessionCookie.isOurs(context.request(), secret))
                        .isEmpty();
    }

    private static Problem refusal(Right right, Actor actor) {
        String needed = right.least().map(role -> "the role " + role.word()).orElse("");
        return Problem.of(
                403,
                "not-allowed",
                actor.person().isPresent()
                        ? "This takes " + needed + "; you are " + actor.role().word() + ". Ask an admin of your team."
                        : "This takes the scope " + right.scope() + "; the token has " + actor.scopes() + ".");
    }

    /// The services that know more than a path write their own lines.
    private void writeDown(RoutingContext context, Right right, Actor actor) {
        boolean isWritten = right.scope().endsWith(":write")
                && !right.path().matches(WRITTEN_ELSEWHERE)
                && (actor.person().isPresent() || !isFeeding(right));
        if (isWritten) {
            String subject = right.path().matches(IN_CONFIDENCE) ? right.path() : context.normalizedPath();
            context.addEndHandler(end -> {
                if (end.succeeded() && context.response().getStatusCode() < 400) {
                    write(right, actor, subject, context.get(CHANGE, Deed.Change.NONE));
                }
            });
        }
    }

    private static boolean isFeeding(Right right) {
        return right.method().equals("POST") && right.path().matches(FED);
    }

    private void write(Right right, Actor actor, String subject, Deed.Change change) {
        parts.work()
                .run(() -> {
                    parts.book().write(actor, right.method() + " " + right.path(), subject, change);
                    return subject;
                })
                .onFailure(fault -> LOG.error("what {} did is not in the log: {}", actor.name(), fault.getMessage()));
    }
}
