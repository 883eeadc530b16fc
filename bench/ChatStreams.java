package bench;

import bench.ChatSpeed.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Visitors of the web chat who keep the page open: what their streams of server-sent events hold in memory, what they
/// cost while nothing happens, and how soon each is told when something does.
///
///     ./parley build
///     java bench/ChatStreams.java [VISITORS, default 1000]
///
/// What can be set: see {@link Served}.
public class ChatStreams {
    private static final int QUIET_SECONDS = 20;

    public static void main(String[] args) throws Exception {
        int visitors = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        List<Line> streams = new ArrayList<>();
        try (Served server = Served.start(Map.of("PARLEY_CHAT_RATE", "0")); Line line = new Line(server.address())) {
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                sessions.add(Session.open(line));
            }
            long heap = server.heap();
            long memory = server.memory();
            for (Session session : sessions) {
                Line stream = new Line(server.address());
                streams.add(stream);
                stream.listen(session.path() + "/events?after=" + session.cursor(), session.bearer());
            }
            Duration quiet = quiet(server);
            System.out.printf("%d streams open: %d kB of heap, %d kB before them, %d kB each; resident memory %d MB, "
                            + "%d MB before; %d ms of processor time a second while nothing happens; load %.1f%n",
                    visitors, server.heap(), heap, (server.heap() - heap) / Math.max(1, visitors), server.memory(),
                    memory, quiet.toMillis() / QUIET_SECONDS, Served.load());
            tell(line, sessions, streams);
        } finally {
            for (Line stream : streams) {
                stream.close();
            }
        }
    }

    static Duration quiet(Served server) throws InterruptedException {
        Duration before = server.processorTime();
        Thread.sleep(1000L * QUIET_SECONDS);
        return server.processorTime().minus(before);
    }

    /// Each says something, one after the other, and hears of it in their stream.
    static void tell(Line line, List<Session> sessions, List<Line> streams) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < sessions.size(); i++) {
            sessions.get(i).says(line, 1, "\"value\":9");
            String told = streams.get(i).hear("data:");
            if (!told.contains("What did you like most?")) {
                throw new IllegalStateException("stream " + i + " told something else: " + told);
            }
        }
        System.out.printf("each said something and heard the next question in their stream: %.1f ms each%n",
                (System.nanoTime() - begun) / 1e6 / Math.max(1, sessions.size()));
    }
}
