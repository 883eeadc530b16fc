package dev.parley.web;

import org.jspecify.annotations.Nullable;

/// Content types without their parameters.
final class MediaType {
    private MediaType() {}

    /// Whether a `Content-Type` header names the type, whatever its case and parameters.
    static boolean matches(String type, @Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, type, 0, type.length())) {
            return false;
        }
        String rest = header.substring(type.length()).stripLeading();
        return rest.isEmpty() || rest.startsWith(";");
    }
}
