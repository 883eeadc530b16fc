package dev.parley.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One line of the table of rights.
///
/// @param method the HTTP method
/// @param path such as `/api/v1/contacts/{id}`
/// @param scope what a token needs; "-" if no token will do
/// @param least what a person needs; empty if anybody may
public record Right(String method, String path, String scope, Optional<Role> least) {
    /// Whether a path is one of these: `{…}` stands for any one part that is not empty.
    boolean fits(String wanted) {
        List<String> own = parts(path);
        List<String> other = parts(wanted);
        if (own.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            boolean isSame =
                    isOpen(own.get(i)) ? !other.get(i).isEmpty() : own.get(i).equals(other.get(i));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    /// How many parts of its path stand for any.
    long open() {
        return parts(path).stream().filter(Right::isOpen).count();
    }

    private static boolean isOpen(String part) {
        return part.startsWith("{");
    }

    private static List<String> parts(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
