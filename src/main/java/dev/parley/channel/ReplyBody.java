package dev.parley.channel;

/// The body of an answer to a provider's call, and its content type. Whoever makes one gives its bytes away.
public final class ReplyBody {
    /// An answer without a body.
    public static final ReplyBody EMPTY = new ReplyBody("text/plain; charset=utf-8", new byte[0]);

    private final String type;
    private final byte[] body;

    private ReplyBody(String type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /// An answer of these bytes, which nobody changes any more.
    public static ReplyBody of(String type, byte[] body) {
        return new ReplyBody(type, body);
    }

    /// The content type.
    public String type() {
        return type;
    }

    /// The bytes, not to be changed.
    public byte[] body() {
        return body;
    }
}
