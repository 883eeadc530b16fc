package dev.parley.web;

import dev.parley.kit.Seldom;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every open connection's guard. One event loop.
final class Guards {
    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    /// Files come here, which take longer than any other body.
    private static final String UPLOAD = "/import";

    private final WebServer.Deadlines deadlines;
    private final Seldom floods = Seldom.inLogs();
    private final Map<HttpConnection, Guard> open = new HashMap<>();

    Guards(WebServer.Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /// Takes a new connection under guard, or closes it if there are too many.
    void add(HttpConnection connection) {
        if (open.size() >= WebServer.MAX_CONNECTIONS) {
            if (floods.isDue()) {
                LOG.warn("More than {} connections: one was closed", WebServer.MAX_CONNECTIONS);
            }
            connection.close();
        } else if (connection instanceof ConnectionBase base) {
            Guard guard = new Guard(connection, System::nanoTime);
            base.channel().pipeline().addFirst(guard);
            open.put(connection, guard);
            connection.closeHandler(closed -> open.remove(connection));
        }
    }

    /// Notes that a request's head has come, and when its body has.
    void watch(HttpServerRequest request) {
        Guard guard = open.get(request.connection());
        if (guard != null) {
            guard.headIsComplete();
            if (isUpload(request.path())) {
                guard.allowUpload();
            }
            request.end().onComplete(end -> guard.bodyIsComplete());
        }
    }

    private static boolean isUpload(@Nullable String path) {
        return path != null && path.endsWith(UPLOAD);
    }

    /// Closes the connections that take too long. To be called every second or so.
    void closeOverdue() {
        List.copyOf(open.values()).forEach(guard -> guard.closeIfOverdue(deadlines));
    }
}
