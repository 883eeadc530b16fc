package dev.parley.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The words by which the constants of an enumeration go in stored documents and in the API: `TOLD_LATELY` is
/// `told-lately`.
public final class Word {
    private Word() {}

    /// The word of a constant.
    public static String of(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of a word, if there is one.
    public static <E extends Enum<E>> Optional<E> find(Class<E> kind, String word) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> of(one).equals(word))
                .findFirst();
    }
}
