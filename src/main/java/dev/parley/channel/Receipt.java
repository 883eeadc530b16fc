package dev.parley.channel;

/// What a provider tells later about a message of ours.
///
/// @param key the message's own key, as {@link Outbound#key}
/// @param providerId the provider's id of it, "" if it tells none
/// @param reason why it did not arrive, for admins; "" if it did
/// @param optedOut whether the provider knows that the person wants no messages
public record Receipt(String key, String providerId, Fate fate, String reason, boolean optedOut) {
    /// How far a message has come, in rising order: receipts arrive in any order, and a later one never takes back
    /// an earlier one of a higher rank.
    public enum Fate {
        /// The provider has it and has not passed it on yet.
        ACCEPTED,
        /// It was passed on to the network.
        SENT,
        /// It was lost on the way, for a reason that may be over soon: worth another try.
        DROPPED,
        /// The network gave it up.
        UNDELIVERED,
        /// The provider gave it up.
        FAILED,
        /// It arrived.
        DELIVERED;

        /// Whether it did not arrive, as far as anybody knows.
        public boolean isLoss() {
            return this == DROPPED || this == UNDELIVERED || this == FAILED;
        }
    }

    /// @throws IllegalArgumentException if it names no message
    public Receipt {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a receipt names the message it is for");
        }
    }
}
