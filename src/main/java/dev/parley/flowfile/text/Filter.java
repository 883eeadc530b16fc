package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be done to a value before it is put into a text. Filters never throw: what they cannot work on they leave
/// as it is.
public enum Filter {
    /// `default: "there"`: another text if there is no value or an empty one.
    DEFAULT(1, 1, "another text if there is no value: `{{ contact.first_name | default: \"there\" }}`") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return in.shown().isBlank() ? Value.of(arguments.getFirst()) : in;
        }
    },
    /// The first letter upper case, the others lower case.
    CAPITALIZE(0, 0, "first letter upper case, the others lower case") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            String text = in.shown();
            int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
            Locale locale = locale(scope);
            return Value.of(text.substring(0, first).toUpperCase(locale)
                    + text.substring(first).toLowerCase(locale));
        }
    },
    /// Upper case.
    UPCASE(0, 0, "upper case") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return Value.of(in.shown().toUpperCase(locale(scope)));
        }
    },
    /// Lower case.
    DOWNCASE(0, 0, "lower case") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return Value.of(in.shown().toLowerCase(locale(scope)));
        }
    },
    /// `date` or `date: "%d %B"`: a day or a moment in the person's language and zone.
    DATE(0, 1, "a day in the person's language; with a pattern: `date: \"%d %B %Y\"`") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return Dates.shown(in, arguments.isEmpty() ? "" : arguments.getFirst(), scope);
        }

        @Override
        Optional<String> complaint(List<String> arguments) {
            return arguments.isEmpty() ? Optional.empty() : Dates.complaint(arguments.getFirst());
        }
    },
    /// `number` or `number: 2`: in the person's language, with so many decimals.
    NUMBER(0, 1, "a number in the person's language; with decimals: `number: 2`") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return Numbers.shown(in, arguments, scope);
        }

        @Override
        Optional<String> complaint(List<String> arguments) {
            return arguments.isEmpty() ? Optional.empty() : Numbers.between(arguments.getFirst(), 0, 9);
        }
    },
    /// `truncate: 40`: at most so many characters, with an ellipsis at the end of what was cut.
    TRUNCATE(1, 2, "at most so many characters: `truncate: 40`; another ending than `...`: `truncate: 40, \"\"`") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            String ending = arguments.size() > 1 ? arguments.get(1) : "...";
            return Value.of(Cut.to(in.shown(), Integer.parseInt(arguments.getFirst()), ending));
        }

        @Override
        Optional<String> complaint(List<String> arguments) {
            return Numbers.between(arguments.getFirst(), 1, 1000);
        }
    },
    /// The first word.
    FIRST_WORD(0, 0, "the first word") {
        @Override
        Value apply(Value in, List<String> arguments, Scope scope) {
            return Value.of(in.shown().strip().split("\\s+", 2)[0]);
        }
    };

    private final int least;
    private final int most;
    private final String about;

    Filter(int least, int most, String about) {
        this.least = least;
        this.most = most;
        this.about = about;
    }

    abstract Value apply(Value in, List<String> arguments, Scope scope);

    /// What is wrong with arguments of the right number.
    Optional<String> complaint(List<String> arguments) {
        return Optional.empty();
    }

    /// What is wrong with the arguments, as a half sentence.
    final Optional<String> check(List<String> arguments) {
        if (arguments.size() < least || arguments.size() > most) {
            String wanted = least == most ? String.valueOf(least) : least + " to " + most;
            return Optional.of("filter " + word() + " takes " + wanted + " arguments, not " + arguments.size());
        }
        return complaint(arguments).map(why -> "filter " + word() + ": " + why);
    }

    /// The word used in texts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it does, for the reference page.
    public String about() {
        return about;
    }

    static Optional<Filter> of(String word) {
        return Arrays.stream(values())
                .filter(filter -> filter.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Filter::word).toList();
    }

    private static Locale locale(Scope scope) {
        return Locale.forLanguageTag(scope.language().tag());
    }
}
