package dev.parley.web;

import dev.parley.kit.Seldom;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final int most;
    /// The oldest first.
    private final Map<HttpConnection, Guard> open = new LinkedHashMap<>();

    /// @param most so many connections may be open at once
    Guards(WebServer.Deadlines deadlines, int most) {
        this.deadlines = deadlines;
        this.most = most;
    }

    /// Takes a new connection under guard. If there are too many, an idle one gives way, and if none is idle, the new
    /// one: somebody who only holds connections open must not keep out those who want something.
    void add(HttpConnection connection) {
        if (open.size() >= most && !makeRoom()) {
            connection.close();
        } else if (connection instanceof ConnectionBase base) {
            Guard guard = new Guard(connection, System::nanoTime);
            base.channel().pipeline().addFirst(guard);
            open.put(connection, guard);
            connection.closeHandler(closed -> open.remove(connection));
        }
    }

    private boolean makeRoom() {
        if (floods.isDue()) {
            LOG.warn("More than {} connections: one was closed", most);
        }
        Optional<HttpConnection> idle = open.entrySet().stream()
                .filter(one -> one.getValue().isIdleFor(deadlines.round()))
                .map(Map.Entry::getKey)
                .findFirst();
        idle.map(open::remove).ifPresent(Guard::close);
        return idle.isPresent();
    }

    /// Notes that a request's head has come, and when its body has.
    void watch(HttpServerRequest request) {
        Guard guard = open.get(request.connection());
        if (guard != null) {
            guard.headIsComplete(request.response());
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
