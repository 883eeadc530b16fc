package dev.parley.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/// Stands in for Slack's methods in a rehearsal: takes every request and answers that all is well. Each connection has
/// a virtual thread.
final class StandIn implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final String BODY = "{\"ok\":true,\"team_id\":\"T1\",\"channel\":\"D1\",\"ts\":\"1.1\"}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    private final ServerSocket socket;

    private StandIn(ServerSocket socket) {
        this.socket = socket;
    }

    /// Listens on a free loopback port.
    static StandIn start() {
        try {
            StandIn standIn = new StandIn(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(standIn::accept);
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/api";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> serve(one));
            } catch (IOException end) {
                return;
            }
        }
    }

    private static void serve(Socket one) {
        try (one) {
            InputStream in = new BufferedInputStream(one.getInputStream());
            for (int length = head(in); length >= 0; length = head(in)) {
                in.readNBytes(length);
                one.getOutputStream().write(ANSWER.getBytes(UTF_8));
            }
        } catch (IOException hungUp) {
            return;
        }
    }

    /// Reads a request's head.
    ///
    /// @return how long its body is; -1 at the end of the connection
    private static int head(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String header = line.toString().strip().toLowerCase(Locale.ROOT);
            if (header.isEmpty()) {
                return length;
            }
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
            line.setLength(0);
        }
        return -1;
    }
}
