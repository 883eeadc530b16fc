package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the commands of one connection and sends each reply when all it may tell of is safe in the redo log. No
/// thread waits for that.
final class DurableReplies extends SimpleChannelInboundHandler<MongoMessage> {
    private static final Logger log = LoggerFactory.getLogger(DurableReplies.class);
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int INTERNAL_ERROR = 1;

    private final LiveEngine engine;
    private int lastReply;
    private @Nullable MongoMessage current;

    DurableReplies(LiveEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MongoMessage request) {
        current = request;
        Engine now = engine.current();
        MongoMessage reply = reply(request, run(now, request));
        current = null;
        long seen = now.log().newest(); // an error may tell of something too: a duplicate key, say
        if (now.log().isSafe(seen)) {
            send(context, reply);
        } else {
            now.log().whenSafe(seen, failure -> send(context, settled(reply, failure)));
        }
    }

    private static Document run(Engine engine, MongoMessage request) {
        try {
            return engine.run(request);
        } catch (MongoServerError e) {
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            return error(INTERNAL_ERROR, "InternalError", e.getMessageWithoutErrorCode());
        }
    }

    private MongoMessage reply(MongoMessage request, Document answer) {
        MessageHeader header =
                new MessageHeader(++lastReply, request.getHeader().getRequestID());
        return new MongoMessage(request.getChannel(), header, answer);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the listener is all that is left to do
    private static void send(ChannelHandlerContext context, MongoMessage reply) {
        context.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private static MongoMessage settled(MongoMessage reply, Optional<IOException> failure) {
        return failure.map(cause -> new MongoMessage(
                        reply.getChannel(),
                        reply.getHeader(),
                        error(OUT_OF_DISK_SPACE, "OutOfDiskSpace", String.valueOf(cause.getMessage()))))
                .orElse(reply);
    }

    /// A fault in a command, ours or the library's: it is answered, and the connection goes on.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        MongoMessage request = current;
        if (request == null) {
            context.fireExceptionCaught(cause);
            return;
        }
        current = null;
        log.error(
                "a command {} failed", request.getDocument().keySet().iterator().next(), withoutWords(cause));
        String what = "the command failed: " + cause.getClass().getSimpleName();
        send(context, reply(request, error(INTERNAL_ERROR, "InternalError", what)));
    }

    /// Where it happened, without the message: that may quote what people wrote.
    private static Throwable withoutWords(Throwable cause) {
        IllegalStateException trace = new IllegalStateException(cause.getClass().getName());
        trace.setStackTrace(cause.getStackTrace());
        return trace;
    }

    private static Document error(int code, String codeName, String message) {
        return new Document("ok", 0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }
}
