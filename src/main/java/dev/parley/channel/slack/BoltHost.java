package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.parley.channel.ReplyBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/// Bolt for Java on our server: commands, the app's home and what becomes of the app go through its handlers. Calls
/// come here proven, because Bolt's own check takes signatures of the future, and parsed safely, because its parser
/// throws for what is no call of Slack's. Tokens are looked up by us, because its own look-up asks Slack
/// each time and remembers failures for minutes. Safe for any thread; blocks.
final class BoltHost {
    private final App app;
    private final SlackRequestParser parser;

    private BoltHost(App app) {
        this.app = app;
        parser = new SlackRequestParser(app.config());
    }

    /// What is done for Bolt's handlers.
    interface Handlers {
        /// Answers a command.
        String command(Commands.Order order);

        /// Somebody opened our home.
        void homeOpened(Person person);

        /// A workspace, or a whole organisation, has removed the app.
        void removed(String team, String enterprise);
    }

    /// Bolt with these handlers.
    static BoltHost of(Handlers handlers) {
        // Bolt takes what is not set here from the environment, where names of ours mean the same to it.
        AppConfig config = AppConfig.builder()
                .signingSecret("not used: calls are proven before")
                .singleTeamBotToken(null)
                .clientId(null)
                .clientSecret(null)
                .appInitializersEnabled(false)
                .allEventsApiAutoAckEnabled(true)
                .unmatchedRequestHandler(request -> Response.ok())
                .build();
        SlackConfig client = new SlackConfig();
        client.setStatsEnabled(false);
        client.setProxyUrl(null);
        // A list of our own takes the place of Bolt's: no check of signatures, no look-up of tokens, on purpose.
        App app = new App(config, Slack.getInstance(client), new ArrayList<>());
        app.command(
                Pattern.compile("/.*"),
                (request, context) -> context.ack(answer ->
                        answer.responseType("ephemeral").text(handlers.command(order(request.getPayload())))));
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            Person.of(text(payload.getTeamId()), text(payload.getEvent().getUser()))
                    .ifPresent(handlers::homeOpened);
            return context.ack();
        });
        app.event(AppUninstalledEvent.class, (payload, context) -> {
            handlers.removed(text(payload.getTeamId()), text(payload.getEnterpriseId()));
            return context.ack();
        });
        app.event(TokensRevokedEvent.class, (payload, context) -> {
            TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
            if (tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty()) {
                handlers.removed(text(payload.getTeamId()), text(payload.getEnterpriseId()));
            }
            return context.ack();
        });
        return new BoltHost(app.start());
    }

    /// Hands over one call.
    ///
    /// @param type its content type
    /// What a handler throws is thrown as it is.
    ReplyBody run(String path, String type, String body) {
        FutureTask<Response> run = new FutureTask<>(() -> app.run(request(path, type, body)));
        run.run();
        try {
            Response response = run.get();
            String answer = text(response.getBody());
            return ReplyBody.of(
                    Objects.requireNonNullElse(response.getContentType(), "text/plain; charset=utf-8"),
                    answer.getBytes(UTF_8));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                // As it is: a store that cannot be reached is answered in another way than a fault of ours.
                throw fault;
            }
            throw new IllegalStateException("a call of Slack's could not be handled", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a call of Slack's was interrupted", e);
        }
    }

    private Request<?> request(String path, String type, String body) {
        return parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri(path)
                .queryString(Map.of())
                .requestBody(body)
                .headers(new RequestHeaders(Map.of("content-type", List.of(type))))
                .remoteAddress("")
                .build());
    }

    private static Commands.Order order(SlashCommandPayload payload) {
        Person by = new Person(
                Person.first(text(payload.getTeamId()), text(payload.getEnterpriseId())), text(payload.getUserId()));
        return new Commands.Order(by, SlackText.heard(text(payload.getText())).strip(), text(payload.getTriggerId()));
    }

    private static String text(@org.jspecify.annotations.Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
