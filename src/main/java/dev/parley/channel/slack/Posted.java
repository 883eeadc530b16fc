package dev.parley.channel.slack;

import java.util.Optional;

/// A message of ours in Slack: where it is, and when it was posted, which names it there. As a provider's id it is
/// `D024BE91L/1503435956.000247`.
record Posted(String room, String ts) {
    /// Reads a provider's id; empty if it is none of Slack's.
    static Optional<Posted> of(String providerId) {
        int slash = providerId.indexOf('/');
        return slash <= 0
                ? Optional.empty()
                : Optional.of(new Posted(providerId.substring(0, slash), providerId.substring(slash + 1)));
    }

    String providerId() {
        return room + "/" + ts;
    }
}
