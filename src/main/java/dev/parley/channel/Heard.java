package dev.parley.channel;

import java.util.function.Supplier;

/// What a provider's call means.
public sealed interface Heard {
    /// A person sent a message.
    record Message(Inbound inbound) implements Heard {}

    /// The provider tells what became of a message of ours.
    record Told(Receipt receipt) implements Heard {}

    /// A genuine call that is answered at once.
    record AtOnce(ReplyBody reply) implements Heard {}

    /// A genuine call that takes work, which may block: done behind the earlier work of the same lane, and answered
    /// when it is done.
    record Errand(String lane, Supplier<ReplyBody> work) implements Heard {}

    /// A genuine call that asks for nothing; `why` is for the log.
    record Nothing(String why) implements Heard {}

    /// Not proven to come from the provider: do nothing with it. `why` is for the log, never for the caller.
    record Forged(String why) implements Heard {}

    /// Against the provider's own contract; `why` says what is wrong, without a person's data.
    record Unreadable(String why) implements Heard {}
}
