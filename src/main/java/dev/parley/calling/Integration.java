package dev.parley.calling;

import java.net.URI;
import java.util.Map;

/// Another system that flows can ask by name.
///
/// @param name what stands at `call:` in flows
/// @param method how it is asked
/// @param headers sent with each call; their values may be secret
/// @param repeatable whether it does no harm to call it again when nobody knows whether it was called: it only looks
///     something up, or heeds the `Idempotency-Key`
public record Integration(String name, Method method, URI url, Headers headers, boolean repeatable) {
    /// How it is asked.
    public enum Method {
        /// What is sent stands in the address.
        GET,
        /// What is sent is a JSON object.
        POST,
        /// As POST; calling twice is calling once.
        PUT
    }

    /// Names and values, which are nobody else's business.
    public record Headers(Map<String, String> values) {
        public Headers {
            values = Map.copyOf(values);
        }

        /// Tells no value.
        @Override
        public String toString() {
            return values.keySet().toString();
        }
    }
}
