package dev.parley.kit;

import java.time.Duration;
import java.time.Instant;

/// Answers that were given once, so that the same request again gets the same answer and does nothing. Safe for any
/// thread; every method fails as the store fails.
public interface KeptAnswers {
    /// A request that was begun this long ago and has no answer never came to its end: its node is gone.
    Duration GIVEN_UP = Duration.ofMinutes(2);
    /// The same for requests that do no harm when two nodes carry them out at once.
    Duration SOON_GIVEN_UP = Duration.ofSeconds(10);

    /// What is known of a request.
    sealed interface Claim {
        /// Nothing: go ahead, then {@link #keep} or {@link #release}.
        enum Fresh implements Claim {
            /// It is the caller's now.
            FRESH
        }

        /// It was answered.
        record Known(int status, String body) implements Claim {}

        /// The key was used for another request.
        enum Other implements Claim {
            /// Tell the caller.
            OTHER
        }

        /// It is being answered right now.
        enum UnderWay implements Claim {
            /// Come again.
            UNDER_WAY
        }
    }

    /// A request.
    ///
    /// @param key names it
    /// @param print tells its content from others'
    /// @param kept how long its answer is to be known
    /// @param givenUp when it may be begun again, if nothing is heard of it
    record Request(String key, String print, Duration kept, Duration givenUp) {
        /// A request that only one node may carry out.
        public Request(String key, String print, Duration kept) {
            this(key, print, kept, GIVEN_UP);
        }
    }

    /// Begins a request, unless it was begun before.
    Claim claim(Request request, Instant now);

    /// Keeps the answer of a request that was begun.
    void keep(String key, int status, String body);

    /// Forgets a request that did nothing.
    void release(String key);

    /// Forgets what was to be kept until now.
    void sweep(Instant now);
}
