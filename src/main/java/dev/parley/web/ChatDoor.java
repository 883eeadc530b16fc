package dev.parley.web;

import dev.parley.channel.webchat.Allowances;
import dev.parley.channel.webchat.AskedTokens;
import dev.parley.channel.webchat.Origins;
import dev.parley.channel.webchat.Visit;
import dev.parley.channel.webchat.VisitTokens;
import dev.parley.channel.webchat.Words;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.inbox.Flows;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who is let in to the chat: from which pages, with which tokens, how often. Safe for any thread.
public final class ChatDoor {
    private static final String SCHEME = "Bearer ";

    private static final Problem FOREIGN = Problem.of(
            403,
            "foreign-origin",
            "Pages of this origin may not show the survey. Name the origin under web: origins: in the flow's file.");
    private static final Problem NO_TOKEN = Problem.of(
            401,
            "bad-token",
            "The token is missing, forged or expired. Open a session, and send its token as Authorization: Bearer.");
    private static final Problem OTHERS =
            Problem.of(403, "other-session", "The token is for another session than the one in the path.");

    private final Parts parts;
    private final Flows flows;
    private final VisitTokens tokens;
    private final AskedTokens asked;

    /// What it decides by.
    ///
    /// @param callers how often one address may open a session
    /// @param sessions how often one session may speak
    /// @param words for who does it too often
    public record Parts(URI publicUrl, Caller caller, Allowances callers, Allowances sessions, Words words) {}

    /// @param flows which pages may show which survey
    public ChatDoor(Parts parts, Flows flows, VisitTokens tokens, AskedTokens asked) {
        this.parts = parts;
        this.flows = flows;
        this.tokens = tokens;
        this.asked = asked;
    }

    VisitTokens tokens() {
        return tokens;
    }

    AskedTokens asked() {
        return asked;
    }

    /// Answers what a browser asks before it sends the request itself. It asks without a token, so that any survey's
    /// pages are let in here; the request itself is looked at again.
    void preflight(RoutingContext context) {
        List<String> all = flows.published().stream()
                .flatMap(flow -> flow.start().origins().stream())
                .toList();
        admit(context, all);
        context.response()
                .putHeader("access-control-allow-methods", "GET, POST")
                .putHeader("access-control-allow-headers", "authorization, content-type, last-event-id")
                .putHeader("access-control-max-age", "7200")
                .setStatusCode(204)
                .end();
    }

    /// Lets a page in that may show the survey.
    ///
    /// @throws ProblemException if it may not, or there is no such survey
    FlowId admit(RoutingContext context, String flow) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Flow> published =
                Optional.of(flow).filter(FlowId::isValid).flatMap(name -> flows.published(new FlowId(name)));
        admit(context, published.map(it -> it.start().origins()).orElse(List.of()));
        return published.map(Flow::id).orElseThrow(() -> new ProblemException(ChatDesk.NO_FLOW));
    }

    private void admit(RoutingContext context, Collection<String> named) {
        HttpServerRequest request = context.request();
        String origin = header(request, "origin");
        String host =
                Optional.ofNullable(request.authority()).map(Objects::toString).orElse("");
        if (!Origins.allow(origin, host, parts.publicUrl(), named)) {
            throw new ProblemException(FOREIGN);
        }
        context.response().putHeader(HttpHeaders.VARY, "Origin");
        if (!origin.isEmpty()) {
            context.response()
                    .putHeader("access-control-allow-origin", origin)
                    .putHeader("access-control-expose-headers", "retry-after");
        }
    }

    /// Counts a session that an address opens.
    ///
    /// @throws ProblemException if it opened too many
    void countSession(RoutingContext context) {
        refuse(context, parts.callers().take(parts.caller().of(context.request())), "busy");
    }

    /// Counts something that a session does.
    ///
    /// @throws ProblemException if it does too much
    void countWord(RoutingContext context, String session) {
        refuse(context, parts.sessions().take(session), "limited");
    }

    /// What is said goes to a person who may have done nothing wrong: many share the address of an office or
    /// a train.
    private void refuse(RoutingContext context, Optional<Duration> pause, String word) {
        if (pause.isPresent()) {
            long seconds = Math.max(1, pause.get().plusMillis(999).toSeconds());
            String language = language(context.request()).map(Language::tag).orElse("en");
            context.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, Words.known(language));
            throw new ProblemException(Problem.of(429, "too-many", parts.words().word(language, word)));
        }
    }

    /// The language the browser asks for first.
    static Optional<Language> language(HttpServerRequest request) {
        String tag = header(request, "accept-language").split("[,;]", -1)[0].strip();
        return Optional.of(tag).filter(Language::isValid).map(Language::new);
    }

    /// The visit whose token the request bears, which must be that of the session in its path, on a page
    /// that may show its survey.
    ///
    /// @throws ProblemException if it bears none, a bad one or another one
    Visit visit(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Visit> visit = tokens.read(token(context.request()));
        // A page must be able to read why it is refused.
        admit(
                context,
                visit.map(Visit::flow).filter(FlowId::isValid).stream()
                        .flatMap(flow -> flows.published(new FlowId(flow)).stream())
                        .flatMap(flow -> flow.start().origins().stream())
                        .toList());
        if (visit.isEmpty()) {
            context.response().putHeader("www-authenticate", "Bearer");
            throw new ProblemException(NO_TOKEN);
        }
        if (!visit.get().session().equals(context.pathParam("id"))) {
            throw new ProblemException(OTHERS);
        }
        return visit.get();
    }

    /// The header, or the query for browsers' own readers of events, which can send no header.
    private static String token(HttpServerRequest request) {
        String header = header(request, "authorization");
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : Objects.requireNonNullElse(request.getParam("token"), "");
    }

    static String header(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
