package dev.parley.channel.slack;

import java.time.Duration;

/// Tells a connection that is alive from one whose other end is gone without a word, as behind a network
/// that was cut: nothing else would ever end it, and nobody would be heard. Pings are sent in turn; one that
/// is not answered before the next is due ends it. One event loop.
final class Heartbeat {
    /// Between two pings. What is gone is noticed within twice that time.
    static final Duration EVERY = Duration.ofSeconds(15);

    private final Timer timer;
    private final Runnable ping;
    private final Runnable giveUp;
    private boolean isAwaited;
    private boolean ended;

    /// Does something later, once.
    @FunctionalInterface
    interface Timer {
        /// Runs a task when that time is over, where it was asked to.
        void after(Duration time, Runnable task);
    }

    /// @param ping sends one
    /// @param giveUp called once at most, when none is answered
    Heartbeat(Timer timer, Runnable ping, Runnable giveUp) {
        this.timer = timer;
        this.ping = ping;
        this.giveUp = giveUp;
    }

    /// Sends the first ping, and further ones as long as they are answered.
    void start() {
        isAwaited = true;
        ping.run();
        timer.after(EVERY, this::look);
    }

    /// The other end has answered.
    void heard() {
        isAwaited = false;
    }

    /// The connection has ended anyway.
    void end() {
        ended = true;
    }

    private void look() {
        if (ended) {
            return;
        }
        if (isAwaited) {
            ended = true;
            giveUp.run();
        } else {
            start();
        }
    }
}
