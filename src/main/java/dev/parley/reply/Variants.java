package dev.parley.reply;

import java.util.LinkedHashSet;
import java.util.Set;

/// The ways a phrase of a language file is typed by people in a hurry: "zwölf" also as "zwoelf", "d'accord" also as
/// "daccord". Missing accents need no variant: they are folded away.
final class Variants {
    private static final String SPECIAL = "'’äöüåø";

    private Variants() {}

    static Set<String> of(String phrase) {
        if (phrase.chars().noneMatch(letter -> SPECIAL.indexOf(letter) >= 0)) {
            return Set.of(phrase);
        }
        Set<String> variants = new LinkedHashSet<>();
        variants.add(phrase);
        variants.add(phrase.replace("'", "").replace("’", ""));
        variants.add(spelledOut(phrase));
        return variants;
    }

    private static String spelledOut(String phrase) {
        return phrase.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("å", "aa")
                .replace("ø", "oe");
    }
}
