package dev.parley.channel.slack;

import java.util.function.UnaryOperator;

/// Decides whether a call comes from Slack. Safe for any thread.
@FunctionalInterface
public interface Proof {
    /// Takes every call. Only for a server that listens on loopback, which the settings hold.
    Proof OFF = (header, body) -> "";

    /// Why a call is not proven to come from Slack, "" if it is.
    ///
    /// @param header gives a header's value by its name, "" if the call has none
    /// @param body the raw bytes
    String doubt(UnaryOperator<String> header, byte[] body);
}
