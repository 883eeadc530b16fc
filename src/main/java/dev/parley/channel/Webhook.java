package dev.parley.channel;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// A provider's calls to us. One place on the web, a function from bytes to what was meant, and one from what to say to
/// bytes. Implementations are safe for any thread, keep no state between calls, and neither block nor throw.
public interface Webhook {
    /// Where the provider calls: `/webhooks/sms`.
    String path();

    /// The content type of its calls, in lower case and without parameters.
    String accepts();

    /// How many bytes a call may have: a bound on the work before a signature is checked.
    default int maxBody() {
        return 64 * 1024;
    }

    /// How long the provider waits for an answer; who takes longer is told to come again. Zero: as long as it takes.
    default Duration patience() {
        return Duration.ZERO;
    }

    /// The status for calls that are not proven to come from the provider.
    default int forgedStatus() {
        return 403;
    }

    /// What a call means.
    ///
    /// @param target the request's path and query, not decoded
    /// @param header gives a header's value by its name, "" if the call has none
    /// @param body the raw bytes
    Heard hear(String target, UnaryOperator<String> header, byte[] body);

    /// The body of the answer that carries these messages.
    byte[] reply(List<Outbound> messages);

    /// The content type of that body.
    String replyType();
}
