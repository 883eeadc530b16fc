package dev.parley.hook;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Sends to endpoints. Safe for any thread; blocks.
@FunctionalInterface
public interface Post {
    /// What came back.
    ///
    /// @param status 0 if no answer came
    /// @param trouble why none came, in words for an admin; "" if one did
    /// @param pause how long the endpoint asks us to wait
    record Result(int status, String trouble, Duration pause) {}

    /// Sends one body once; follows no redirect.
    ///
    /// @param body JSON
    Result send(URI url, Map<String, String> headers, String body);
}
