package dev.parley.web;

import dev.parley.access.AccessStore;
import dev.parley.access.Actor;
import dev.parley.access.Book;
import dev.parley.access.Deed;
import dev.parley.access.Hashes;
import dev.parley.access.Rights;
import dev.parley.access.Role;
import dev.parley.access.Scopes;
import dev.parley.access.Team;
import dev.parley.access.Token;
import dev.parley.access.User;
import dev.parley.kit.Work;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Who may do what: `/api/v1/team`, `/api/v1/tokens`, and the log of it, `/api/v1/audit`. To be added behind the
/// {@link Door}.
public final class TeamRoutes implements Routes {
    private static final String TEAM = "/api/v1/team";
    private static final String TOKENS = "/api/v1/tokens";
    private static final int MAX_BODY = 8 * 1024;
    private static final int MAX_NAME = 100;
    private static final int MOST_DAYS = 3_660;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is nobody and nothing of this id.");

    private final Parts parts;
    private final Answering answering;

    /// What it works with.
    public record Parts(Team team, AccessStore store, Book book, Door door, InstantSource clock, SecureRandom chance) {}

    /// @param work where the store is asked
    public TeamRoutes(Parts parts, Work work) {
        this.parts = parts;
        answering = new Answering(work);
    }

    @Override
    public void addTo(Router router) {
        router.get(TEAM).handler(context -> answer(context, this::team));
        router.post(TEAM).handler(context -> write(context, body -> add(context, body)));
        router.patch(TEAM + "/:id").handler(context -> write(context, body -> change(context, body)));
        router.post(TEAM + "/:id/reset").handler(context -> answer(context, () -> reset(context)));
        router.delete(TEAM + "/:id").handler(context -> answer(context, () -> remove(context)));
        router.get(TOKENS).handler(context -> answer(context, this::tokens));
        router.post(TOKENS).handler(context -> write(context, body -> addToken(context, body)));
        router.delete(TOKENS + "/:id").handler(context -> answer(context, () -> removeToken(context)));
        router.get("/api/v1/audit").handler(this::log);
    }

    private void answer(RoutingContext context, Supplier<Reply> question) {
        answering.answer(context, () -> guarded(question));
    }

    private void write(RoutingContext context, Answering.BodyQuestion question) {
        answering.answer(context, MAX_BODY, body -> guarded(() -> question.reply(body)));
    }

    private Reply guarded(Supplier<Reply> question) {
        try {
            return question.get();
        } catch (Team.Refused refused) {
            throw new ProblemException(Problem.of(409, "refused", refused.why()));
        } finally {
            parts.door().forget();
        }
    }

    private static String id(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("id"), "the route has :id");
    }

    private Reply team() {
        JsonArray items = new JsonArray();
        parts.team().all().forEach(user -> items.add(AccessJson.of(user)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private Reply add(RoutingContext context, byte[] body) {
        Given given = Given.of(body, List.of("id", "name", "email", "role"));
        String id = given.text(
                "id", text -> User.isId(text.toLowerCase(Locale.ROOT)), "is a name or e-mail address without spaces");
        String name = name(given).orElse(id);
        String email = email(given).orElse("");
        Role role = role(given).orElse(Role.VIEWER);
        given.check();
        return welcomed(201, parts.team().add(id.toLowerCase(Locale.ROOT), name, email, role, Door.actor(context)));
    }

    private Reply change(RoutingContext context, byte[] body) {
        Given given = Given.of(body, List.of("name", "email", "role", "disabled"));
        Team.Wish wish = new Team.Wish(name(given), email(given), role(given), given.truth("disabled"));
        given.check();
        return parts.team()
                .change(id(context), wish, Door.actor(context))
                .map(user -> Reply.ok(AccessJson.of(user)))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private Reply reset(RoutingContext context) {
        return parts.team()
                .reset(id(context), Door.actor(context))
                .map(welcomed -> welcomed(200, welcomed))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private Reply remove(RoutingContext context) {
        if (!parts.team().remove(id(context), Door.actor(context))) {
            throw new ProblemException(UNKNOWN);
        }
        return Reply.ok(new JsonObject().put("removed", true));
    }

    private static Reply welcomed(int status, Team.Welcomed welcomed) {
        return new Reply(
                status,
                AccessJson.of(welcomed.user())
                        .put("password", welcomed.password())
                        .encode());
    }

    private static Optional<String> name(Given given) {
        return given.optional(
                "name", text -> !text.isBlank() && text.length() <= MAX_NAME, "has 1 to " + MAX_NAME + " characters");
    }

    private static Optional<String> email(Given given) {
        return given.optional(
                "email", text -> text.isEmpty() || EMAIL.matcher(text).matches(), "is an e-mail address, or empty");
    }

    private static Optional<Role> role(Given given) {
        return given.optional("role", text -> Role.of(text).isPresent(), "is one of viewer, responder, editor, admin")
                .flatMap(Role::of);
    }

    private Reply tokens() {
        JsonArray items = new JsonArray();
        parts.store().tokens().forEach(token -> items.add(AccessJson.of(token)));
        return Reply.ok(new JsonObject().put("items", items).put("scopes", new JsonArray(scopes())));
    }

    /// Every scope that the table of rights names.
    private static List<String> scopes() {
        return Rights.shipped().all().stream()
                .map(right -> right.scope())
                .filter(scope -> !scope.equals("-"))
                .distinct()
                .sorted()
                .toList();
    }

    private Reply addToken(RoutingContext context, byte[] body) {
        Given given = Given.of(body, List.of("name", "scopes", "days"));
        String name =
                given.text("name", text -> !text.isBlank() && text.length() <= MAX_NAME, "says whose token it is");
        List<String> known = scopes();
        List<String> scopes = given.texts(
                "scopes",
                text -> text.equals("*") || text.equals("*:read") || known.contains(text),
                "is a list of *, *:read, " + String.join(", ", known));
        Optional<Duration> days = given.optional(
                        "days",
                        text -> text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_DAYS,
                        "is a number of days in quotes, at most " + MOST_DAYS)
                .map(text -> Duration.ofDays(Integer.parseInt(text)));
        if (scopes.isEmpty()) {
            given.fault("scopes", "needs at least one");
        }
        given.check();
        return made(context, new Wanted(name, new Scopes(new HashSet<>(scopes)), days));
    }

    private record Wanted(String name, Scopes scopes, Optional<Duration> lasts) {}

    private Reply made(RoutingContext context, Wanted wanted) {
        Actor by = Door.actor(context);
        String secret = "ply_" + Hashes.secret(parts.chance());
        Instant now = parts.clock().instant();
        Token token = new Token(
                Hashes.of(secret),
                wanted.name(),
                wanted.scopes(),
                by.name(),
                now,
                wanted.lasts().map(now::plus));
        parts.store().add(token);
        parts.book()
                .write(
                        by,
                        "token.made",
                        token.name(),
                        new Deed.Change("", token.scopes().toString()));
        return new Reply(201, AccessJson.of(token).put("token", secret).encode());
    }

    private Reply removeToken(RoutingContext context) {
        Optional<Token> known = parts.store().token(id(context));
        if (known.isEmpty() || !parts.store().removeToken(id(context))) {
            throw new ProblemException(UNKNOWN);
        }
        Deed.Change change = new Deed.Change(known.get().scopes().toString(), "");
        parts.book().write(Door.actor(context), "token.removed", known.get().name(), change);
        return Reply.ok(new JsonObject().put("removed", true));
    }

    private void log(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        int limit = query.limit();
        String cursor = query.text("cursor").orElse("");
        query.check();
        answer(context, () -> {
            List<Deed> deeds = parts.store().deeds(cursor, limit);
            JsonArray items = new JsonArray();
            deeds.forEach(deed -> items.add(AccessJson.of(deed)));
            JsonObject json = new JsonObject().put("items", items);
            return Reply.ok(
                    deeds.size() == limit ? json.put("next", deeds.getLast().id()) : json);
        });
    }
}
