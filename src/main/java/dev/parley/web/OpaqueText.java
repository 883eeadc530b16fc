package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Cursors as callers see them: text that means nothing to them.
final class OpaqueText {
    private OpaqueText() {}

    static String of(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    static Optional<String> parse(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
