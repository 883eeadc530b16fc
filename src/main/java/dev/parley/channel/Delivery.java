package dev.parley.channel;

import java.time.Duration;

/// What became of one attempt to hand a message to a provider. Reasons are for admins, without a person's data.
public sealed interface Delivery {
    /// The provider has it, under this id of its own.
    record Sent(String providerId) implements Delivery {}

    /// It was certainly not sent: the provider could not be reached or asked us to slow down. Try again.
    ///
    /// @param pause how long to wait at least, as the provider said; zero if it said nothing
    record Deferred(String reason, Duration pause) implements Delivery {}

    /// It was not sent and never will be.
    ///
    /// @param optedOut whether the provider knows that the person wants no messages
    record Refused(String reason, boolean optedOut) implements Delivery {}

    /// Nobody knows whether it was sent: no answer came, or one that says nothing. Never to be sent again blindly.
    record Unknown(String reason) implements Delivery {}
}
