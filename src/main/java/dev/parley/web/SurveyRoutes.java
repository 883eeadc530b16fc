package dev.parley.web;

import dev.parley.channel.webchat.LinkSecret;
import dev.parley.channel.webchat.Words;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.inbox.Link;
import dev.parley.inbox.Shown;
import dev.parley.kit.Lanes;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `GET /s/{secret}` shows the survey of a link as a page and changes nothing, however often and by whatever
/// program it is looked at; `POST` takes an answer; `GET /s/{secret}/qr.svg` draws the link.
public final class SurveyRoutes implements Routes {
    private static final int MAX_BODY = 16 * 1024;
    private static final int SEE_OTHER = 303;
    /// What is told in words whoever asks: links are opened by programs that say nothing of what they take.
    private static final Set<Integer> FOR_ALL = Set.of(404, 409, 410);

    private final Parts parts;
    private final ChatDoor door;
    private final SurveyPage page;

    /// What it works with.
    ///
    /// @param lanes where answers wait for the earlier ones of their link
    /// @param organisation who asks, "" if that is not said; may block
    public record Parts(ChatDesk desk, LinkDesk links, URI publicUrl, Lanes lanes, Supplier<String> organisation) {}

    /// @param words on the controls
    public SurveyRoutes(Parts parts, ChatDoor door, Words words) {
        this.parts = parts;
        this.door = door;
        page = new SurveyPage(words, parts.organisation());
    }

    @Override
    public void addTo(Router router) {
        router.route("/s/*").handler(this::mindPeople);
        Routes.looking(router, "/s/:secret").handler(this::show);
        router.post("/s/:secret").handler(this::take);
        Routes.looking(router, "/s/:secret/qr.svg").handler(this::draw);
    }

    private void mindPeople(RoutingContext context) {
        FaultPage shown = this::showFault;
        context.put(FaultPage.KEY, shown);
        context.next();
    }

    /// What a page becomes: a document, or the way to another.
    private record Page(int status, String body, String frames) {}

    private void show(RoutingContext context) {
        String secret = secret(context);
        List<String> chosen = context.queryParam("a");
        String change = Objects.requireNonNullElse(context.request().getParam("change"), "");
        Optional<Language> language = ChatDoor.language(context.request());
        answer(context, secret, () -> {
            Link link = parts.links().usable(secret);
            Shown shown = opened(link, language).shown();
            return page(link, new SurveyPage.View(secret, shown, chosen, change, ""), 200);
        });
    }

    private void take(RoutingContext context) {
        String secret = secret(context);
        door.countSession(context);
        Optional<Language> language = ChatDoor.language(context.request());
        Body.read(
                context,
                MAX_BODY,
                body -> answer(context, secret, () -> taken(secret, SurveyForm.read(body.getBytes()), language)));
    }

    private Page taken(String secret, SurveyForm form, Optional<Language> language) {
        Link link = parts.links().usable(secret);
        if (form.isEmpty()) {
            Shown shown = opened(link, language).shown();
            String change = form.change() ? form.step() : "";
            return page(link, new SurveyPage.View(secret, shown, List.of(), change, "choose"), 400);
        }
        String own = link.parties().isPresent() ? secret : parts.links().personal(link);
        ChatDesk.Opened opened = opened(parts.links().usable(own), language);
        SurveyForm answer = own.equals(secret) ? form : form.to(opened.shown());
        parts.desk().say(opened.visit(), answer.input(language));
        return new Page(SEE_OTHER, "/s/" + own, "");
    }

    private ChatDesk.Opened opened(Link link, Optional<Language> language) {
        return parts.desk()
                .open(new ChatDesk.Wanted(
                        link.flow(), Optional.empty(), Optional.empty(), Optional.of(link), language));
    }

    private Page page(Link link, SurveyPage.View view, int status) {
        Flow flow = parts.desk().flow(link.flow());
        return new Page(status, page.of(view), String.join(" ", flow.start().frames()));
    }

    private void draw(RoutingContext context) {
        String secret = secret(context);
        answer(context, secret, () -> {
            parts.links().usable(secret);
            return new Page(200, QrSvg.of(parts.publicUrl() + "/s/" + secret), "");
        });
    }

    private void answer(RoutingContext context, String secret, Supplier<Page> question) {
        Context eventLoop = context.vertx().getOrCreateContext();
        parts.lanes()
                .run("link " + LinkSecret.hash(secret), question)
                .onSuccess(page -> eventLoop.runOnContext(here -> send(context, page)))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    /// People are told in words what programs are told in problems.
    private boolean showFault(RoutingContext context, Problem problem) {
        int status = problem.status();
        String accepted = ChatDoor.header(context.request(), "accept");
        boolean isForPeople =
                accepted.contains("text/html") || (FOR_ALL.contains(status) && !accepted.contains("json"));
        if (status == 405) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
        }
        if (isForPeople) {
            String language = ChatDoor.language(context.request())
                    .map(it -> Words.known(it.tag()))
                    .orElse("en");
            send(context, new Page(status, page.notice(language, word(status)), ""));
        }
        return isForPeople;
    }

    private static String word(int status) {
        return switch (status) {
            case 404 -> "unknown";
            case 409 -> "elsewhere";
            case 410 -> "expired";
            case 413 -> "too-long";
            case 429 -> "busy";
            default -> status < 500 ? "unread" : "later";
        };
    }

    private static void send(RoutingContext context, Page page) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        headers(response, page.frames());
        boolean isDrawing = page.body().startsWith("<svg");
        if (page.status() == SEE_OTHER) {
            response.setStatusCode(SEE_OTHER)
                    .putHeader(HttpHeaders.LOCATION, page.body())
                    .end();
        } else {
            response.setStatusCode(page.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, isDrawing ? "image/svg+xml" : "text/html; charset=utf-8")
                    .end(page.body());
        }
    }

    private static void headers(HttpServerResponse response, String frames) {
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("x-robots-tag", "noindex, nofollow")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
                                + (frames.isEmpty() ? "'none'" : frames));
    }

    private static String secret(RoutingContext context) {
        return Objects.requireNonNullElse(context.pathParam("secret"), "");
    }
}
