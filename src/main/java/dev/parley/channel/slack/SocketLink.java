package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to Slack. Each envelope that comes on it is acknowledged on it once it is done; what fails
/// is not, and comes again. Safe for any thread.
final class SocketLink {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

    private final WebSocket socket;
    private final SocketMode.Inlet inlet;
    private final AtomicBoolean left = new AtomicBoolean();

    SocketLink(WebSocket socket, SocketMode.Inlet inlet) {
        this.socket = socket;
        this.inlet = inlet;
    }

    /// That another connection is to take its place.
    ///
    /// @return whether nobody has said so before
    boolean leave() {
        return left.compareAndSet(false, true);
    }

    boolean isLeft() {
        return left.get();
    }

    /// Ends it.
    void close() {
        socket.close();
    }

    /// Takes what is no word about the connection itself.
    void take(String type, JsonNode envelope) {
        String id = Json.text(envelope, "envelope_id");
        if (id.isEmpty()) {
            LOG.debug("no envelope, but a word of a kind that nothing is done with");
            return;
        }
        JsonNode payload = envelope.path("payload");
        SlackParts.Calls calls = inlet.calls();
        Heard heard = switch (type) {
            case "events_api" -> calls.events().hear(payload);
            case "interactive" -> calls.interactions().hear(payload);
            case "slash_commands" -> calls.commands().hear(payload);
            default -> new Heard.Nothing("an unknown envelope");
        };
        answer(id, heard);
    }

    private void answer(String id, Heard heard) {
        switch (heard) {
            case Heard.Errand errand ->
                inlet.lanes()
                        .run(errand.lane(), errand.work())
                        .onSuccess(reply -> acknowledge(id, reply))
                        .onFailure(fault -> LOG.warn("an envelope of Slack's will come again: {}", fault.toString()));
            case Heard.AtOnce atOnce -> acknowledge(id, atOnce.reply());
            case Heard.Nothing nothing -> acknowledge(id, ReplyBody.EMPTY);
            case Heard.Unreadable unreadable -> {
                LOG.warn("an envelope of Slack's cannot be read: {}", unreadable.why());
                acknowledge(id, ReplyBody.EMPTY);
            }
            case Heard.Forged forged -> LOG.warn("an envelope was refused: {}", forged.why());
            case Heard.Message message -> LOG.debug("no envelope is a bare message");
            case Heard.Told told -> LOG.debug("no envelope is a receipt");
        }
    }

    private void acknowledge(String id, ReplyBody reply) {
        ObjectNode answer = Json.object().put("envelope_id", id);
        Json.read(new String(reply.body(), StandardCharsets.UTF_8)).ifPresent(body -> answer.set("payload", body));
        Future<Void> written = socket.writeTextMessage(answer.toString());
        written.onFailure(fault -> LOG.debug("not acknowledged, it will come again: {}", fault.toString()));
    }
}
