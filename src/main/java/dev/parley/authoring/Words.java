package dev.parley.authoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What authors meant by words that the language writes in another way.
final class Words {
    private static final Pattern SPELT = Pattern.compile("(\\d{1,4})\\s*([a-z]*)", Pattern.CASE_INSENSITIVE);
    /// The units of durations by the words for them; a week is seven days.
    private static final Map<String, List<String>> UNITS = Map.of(
            "s", List.of("s", "sec", "secs", "second", "seconds"),
            "m", List.of("m", "min", "mins", "minute", "minutes"),
            "h", List.of("h", "hr", "hrs", "hour", "hours", ""),
            "d", List.of("d", "day", "days"),
            "w", List.of("w", "wk", "week", "weeks"));
    private static final int DAYS_OF_A_WEEK = 7;

    private Words() {}

    /// `Very Good` as a name: `very-good`. A name begins with a letter.
    static String slug(String text) {
        String dashed =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return dashed.isEmpty() || Character.isDigit(dashed.charAt(0)) ? "q-" + dashed : dashed;
    }

    /// `2 hours` as a duration: `2h`.
    static Optional<String> duration(String text) {
        Matcher spelt = SPELT.matcher(text.strip());
        if (!spelt.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(spelt.group(1));
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().contains(spelt.group(2).toLowerCase(Locale.ROOT)))
                .map(unit -> unit.getKey().equals("w") ? count * DAYS_OF_A_WEEK + "d" : count + unit.getKey())
                .findFirst();
    }

    /// `English` or `Español` as a language tag.
    static Optional<String> language(String name) {
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(it -> it.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)
                        || it.getDisplayLanguage(it).equalsIgnoreCase(name))
                .map(Locale::getLanguage)
                .findFirst();
    }

    /// `yes`, `on` and the like as `true` or `false`.
    static Optional<String> truth(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "on", "1", "true" -> Optional.of("true");
            case "no", "off", "0", "false" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /// An address of a page as its origin.
    static Optional<String> origin(String address) {
        Matcher host = Pattern.compile("(https?://)?([a-z0-9.-]+\\.[a-z]+(?::\\d+)?)(/.*)?")
                .matcher(address);
        return host.matches()
                ? Optional.of((host.group(1) == null ? "https://" : host.group(1)) + host.group(2))
                : Optional.empty();
    }

    /// `and`, `or` and `not` as CEL writes them.
    static Optional<Fix> logic(Slip slip) {
        return switch (slip.lines().word(slip.at()).toLowerCase(Locale.ROOT)) {
            case "and" -> slip.replaceHere("and", "&&").or(() -> slip.replaceHere("AND", "&&"));
            case "or" -> slip.replaceHere("or", "||").or(() -> slip.replaceHere("OR", "||"));
            case "not" -> slip.replaceHere("not ", "!").or(() -> slip.replaceHere("NOT ", "!"));
            default -> Optional.empty();
        };
    }

    /// A range without the one number at its edge that another range has already.
    static Optional<Fix> apart(Matcher found, Slip slip) {
        int from = Integer.parseInt(found.group(1));
        int to = Integer.parseInt(found.group(2));
        int at = Integer.parseInt(found.group(3));
        boolean isEdge = at == from || at == to;
        if (from == to || !isEdge) {
            return Optional.empty();
        }
        return slip.replace(from + "-" + to, range(at == from ? from + 1 : from, at == from ? to : to - 1));
    }

    /// A range without the numbers that its scale does not have.
    static Optional<Fix> within(Matcher found, Slip slip) {
        int from = Integer.parseInt(found.group(1));
        int to = Integer.parseInt(found.group(2));
        int least = Math.max(from, Integer.parseInt(found.group(3)));
        int most = Math.min(to, Integer.parseInt(found.group(4)));
        return least > most ? Optional.empty() : slip.replace(from + "-" + to, range(least, most));
    }

    private static String range(int from, int to) {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }
}
