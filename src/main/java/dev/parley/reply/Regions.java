package dev.parley.reply;

import dev.parley.flow.Language;
import java.util.Locale;
import java.util.Optional;

/// The country in a language's tag: GB of `en-gb`.
final class Regions {
    private Regions() {}

    static Optional<String> of(Language language) {
        return Optional.of(Locale.forLanguageTag(language.tag()).getCountry()).filter(country -> !country.isEmpty());
    }
}
