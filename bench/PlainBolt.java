package bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.MessageEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The yardstick of {@link SlackSpeed}: a bot as Bolt's own documentation writes it, on Vert.x. It stores nothing and
/// says "Hello" to whatever is written to it. On a machine whose pace changes by the hour, only what both cost in the
/// same minutes tells anything.
///
///     java -Dserver="-cp target/parley.jar:target/lib/* bench/PlainBolt.java" bench/SlackSpeed.java 32 20
public class PlainBolt {
    public static void main(String[] args) {
        AppConfig config = AppConfig.builder()
                .signingSecret(System.getenv("SLACK_SIGNING_SECRET"))
                .singleTeamBotToken(System.getenv("SLACK_BOT_TOKEN"))
                .allEventsApiAutoAckEnabled(true)
                .build();
        SlackConfig client = new SlackConfig();
        client.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
        App app = new App(config, Slack.getInstance(client), null);
        app.event(MessageEvent.class, (payload, context) -> {
            context.say("Hello");
            return context.ack();
        });
        app.start();
        SlackRequestParser parser = new SlackRequestParser(app.config());
        Vertx.vertx().createHttpServer()
                .requestHandler(request -> request.bodyHandler(body ->
                        Thread.ofVirtual().start(() -> answer(app, parser, request, body.toString()))))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("http://127.0.0.1:" + server.actualPort()));
    }

    private static void answer(App app, SlackRequestParser parser, HttpServerRequest request, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey(), List.of(header.getValue())));
        try {
            Response response = app.run(parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(request.path())
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(headers))
                    .remoteAddress("")
                    .build()));
            request.response()
                    .setStatusCode(response.getStatusCode())
                    .end(Objects.requireNonNullElse(response.getBody(), ""));
        } catch (Exception e) {
            System.err.println(e);
            request.response().setStatusCode(500).end();
        }
    }
}
