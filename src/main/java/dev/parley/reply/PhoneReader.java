package dev.parley.reply;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.reply.Reading.Unclear;
import dev.parley.reply.Reading.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a telephone number: an international one as it is, a national one by the country of the conversation's
/// languages where it is valid in one of them only. The value is its E.164 form.
final class PhoneReader {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 40;

    private PhoneReader() {}

    static Reading read(Reply reply, List<Lexicon> lexicons, List<Language> languages) {
        List<String> regions = regions(lexicons, languages);
        List<String> found = stretches(reply).stream()
                .flatMap(stretch -> number(stretch, regions).stream())
                .distinct()
                .toList();
        return switch (found.size()) {
            case 0 -> Readings.unclear(Doubt.NO_PHONE, "nothing");
            case 1 -> new Understood(Value.of(found.getFirst()), "", Because.certain("phone", found.getFirst()));
            default -> new Unclear(Doubt.SEVERAL, found, Because.certain("several", String.join(", ", found)));
        };
    }

    /// The regions named by the languages' tags, else those that the languages are at home in.
    private static List<String> regions(List<Lexicon> lexicons, List<Language> languages) {
        List<String> regions = new ArrayList<>();
        for (Language language : languages) {
            Regions.of(language).ifPresent(regions::add);
        }
        lexicons.stream()
                .map(lexicon -> lexicon.habits().region())
                .filter(region -> !region.isEmpty())
                .forEach(regions::add);
        return regions.stream().distinct().toList();
    }

    /// Stretches of digits with the marks that people write between them.
    private static List<String> stretches(Reply reply) {
        List<String> stretches = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (Token token : reply.tokens()) {
            boolean mark = token.is(Token.Kind.MARK) && "+-–()./".contains(token.word());
            if (token.is(Token.Kind.NUMBER) || mark) {
                stretch.append(token.word());
            } else {
                stretches.add(stretch.toString());
                stretch.setLength(0);
            }
        }
        stretches.add(stretch.toString());
        return stretches.stream().filter(PhoneReader::mayBeNumber).toList();
    }

    private static boolean mayBeNumber(String stretch) {
        long digits = stretch.chars().filter(Character::isDigit).count();
        return digits >= SHORTEST && stretch.length() <= LONGEST;
    }

    private static Optional<String> number(String stretch, List<String> regions) {
        int plus = stretch.indexOf('+');
        if (plus >= 0) {
            return parsed(stretch.substring(plus), "ZZ");
        }
        if (stretch.startsWith("00")) {
            return parsed("+" + stretch.substring(2), "ZZ");
        }
        for (String region : regions) {
            Optional<String> number = parsed(stretch, region);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /// International numbers need only be possible, since carriers open new ranges faster than any list.
    private static Optional<String> parsed(String text, String region) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse(text, region.toUpperCase(Locale.ROOT));
            boolean good = text.startsWith("+") ? util.isPossibleNumber(number) : util.isValidNumber(number);
            return good ? Optional.of(util.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
