package bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One HTTP connection that is kept, with as little work as can be: who asks shares the processors with who answers.
final class Line implements AutoCloseable {
    private final URI server;
    private final Socket socket;
    private final InputStream in;

    Line(URI server) throws IOException {
        this.server = server;
        socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /// Posts JSON.
    ///
    /// @param headers each with its line's end
    /// @return the answer's body
    /// @throws IOException if the status is not 200
    String post(String path, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        String status = line(in);
        String answer = new String(in.readNBytes(length(in)), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + ": " + answer);
        }
        return answer;
    }

    /// Asks for an answer that does not end, and waits for its first line.
    void listen(String path, String headers) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
    }

    /// Waits for a line of such an answer that begins so.
    String hear(String beginning) throws IOException {
        String line = line(in);
        while (!line.startsWith(beginning)) {
            line = line(in);
        }
        return line;
    }

    /// A line, without its end.
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            line.append((char) next);
        }
        return line.substring(0, Math.max(0, line.length() - 1));
    }

    /// Reads the headers, and gives the length of what follows.
    static int length(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
