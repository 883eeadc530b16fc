package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.kit.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads an object part by part and collects what is wrong with it. One thread.
public final class Parts {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})([mhd])");

    private final Value.Fields given;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> asked = new TreeSet<>();

    private Parts(Value.Fields given, String pointer, List<Fault> faults) {
        this.given = given;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// The parts of a whole document.
    public static Parts of(Value given, List<Fault> faults) {
        if (given instanceof Value.Fields fields) {
            return new Parts(fields, "", faults);
        }
        faults.add(new Fault("", "must be an object"));
        return new Parts(Value.Fields.NONE, "", faults);
    }

    /// Reads what was written before.
    ///
    /// @param name says which one it is
    /// @throws IllegalStateException if a part is missing or of another kind: what is stored is damaged
    public static <T> T stored(Value.Fields stored, Function<Parts, T> read, Function<T, String> name) {
        List<Fault> faults = new ArrayList<>();
        T one = read.apply(of(stored, faults));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(name.apply(one) + " is damaged: " + faults);
        }
        return one;
    }

    /// Words without the space around them; "" if they are not given.
    public String text(String name, int most) {
        Value value = get(name);
        String text = value instanceof Value.Text words ? words.text().strip() : "";
        if (text.length() > most || !(value instanceof Value.Text || value == Value.Missing.VALUE)) {
            fault(name, "is a text of at most " + most + " characters");
        }
        return text;
    }

    /// Words that must be given.
    public String needed(String name, int most) {
        String text = text(name, most);
        boolean isBlank = text.isEmpty() && get(name) instanceof Value.Text;
        if (isBlank || get(name) == Value.Missing.VALUE) {
            fault(name, "must be given: 1 to " + most + " characters");
        }
        return text;
    }

    /// A whole number within bounds, or the usual one.
    public long whole(String name, long usual, long least, long most) {
        return switch (get(name)) {
            case Value.Numeric number
            when number.number().stripTrailingZeros().scale() <= 0
                    && number.number().compareTo(java.math.BigDecimal.valueOf(least)) >= 0
                    && number.number().compareTo(java.math.BigDecimal.valueOf(most)) <= 0 ->
                number.number().longValue();
            case Value.Missing missing -> usual;
            case Value other -> {
                fault(name, "is a whole number from " + least + " to " + most);
                yield usual;
            }
        };
    }

    /// A number; empty if it is not given.
    public Optional<java.math.BigDecimal> number(String name) {
        return switch (get(name)) {
            case Value.Numeric number -> Optional.of(number.number());
            case Value.Missing missing -> Optional.empty();
            case Value other -> {
                fault(name, "is a number");
                yield Optional.empty();
            }
        };
    }

    /// True or false, or the usual.
    public boolean truth(String name, boolean usual) {
        return switch (get(name)) {
            case Value.Truth truth -> truth.truth();
            case Value.Missing missing -> usual;
            case Value other -> {
                fault(name, "is true or false");
                yield usual;
            }
        };
    }

    /// The constant of a word, see {@link Word}; the first one if it is none of theirs.
    public <E extends Enum<E>> E word(String name, Class<E> kind) {
        E[] all = kind.getEnumConstants();
        Optional<E> found = Word.find(kind, text(name, Integer.MAX_VALUE));
        if (found.isEmpty()) {
            fault(name, "is one of " + Arrays.stream(all).map(Word::of).collect(Collectors.joining(", ")));
        }
        return found.orElse(all[0]);
    }

    /// A time: as it is stored, or as the API writes it.
    public Optional<Instant> at(String name) {
        return switch (get(name)) {
            case Value.Moment moment -> Optional.of(moment.at());
            case Value.Text text -> parsed(name, text.text());
            case Value.Missing missing -> Optional.empty();
            case Value other -> parsed(name, "");
        };
    }

    private Optional<Instant> parsed(String name, String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (java.time.format.DateTimeParseException e) {
            fault(name, "is a time such as 2026-03-02T15:00:00Z");
            return Optional.empty();
        }
    }

    /// A duration: `30m`, `4h`, `2d`.
    public Optional<Duration> duration(String name) {
        String text = text(name, 10);
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!parts.matches()) {
            fault(name, "is a duration such as 30m, 4h or 2d");
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /// A list of texts; empty if it is not given.
    public List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (Value one : items(name)) {
            if (one instanceof Value.Text text
                    && !text.text().isBlank()
                    && text.text().length() <= most) {
                texts.add(text.text().strip());
            } else {
                fault(name + "/" + texts.size(), "is a text of 1 to " + most + " characters");
            }
        }
        return texts;
    }

    /// A list of objects; empty if it is not given.
    public List<Parts> objects(String name) {
        List<Parts> objects = new ArrayList<>();
        for (Value one : items(name)) {
            String at = pointer + "/" + name + "/" + objects.size();
            if (!(one instanceof Value.Fields)) {
                faults.add(new Fault(at, "must be an object"));
            }
            objects.add(new Parts(one instanceof Value.Fields fields ? fields : Value.Fields.NONE, at, faults));
        }
        return objects;
    }

    /// An object; an empty one if it is not given.
    public Parts object(String name) {
        Value value = get(name);
        if (!(value instanceof Value.Fields) && value != Value.Missing.VALUE) {
            fault(name, "must be an object");
        }
        return new Parts(
                value instanceof Value.Fields fields ? fields : Value.Fields.NONE, pointer + "/" + name, faults);
    }

    /// The names of all parts.
    public Set<String> names() {
        return given.fields().keySet();
    }

    /// Whether a part is given.
    public boolean has(String name) {
        return get(name) != Value.Missing.VALUE;
    }

    /// Notes what is wrong with a part; "" for the object itself.
    public void fault(String name, String message) {
        faults.add(new Fault(name.isEmpty() ? pointer : pointer + "/" + name, message));
    }

    /// Notes every part that nobody has asked for.
    public void nothingElse() {
        given.fields().keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> fault(name, "is not known here; known are " + String.join(", ", asked)));
    }

    private Value get(String name) {
        asked.add(name);
        return given.get(name);
    }

    private List<Value> items(String name) {
        return switch (get(name)) {
            case Value.Many many -> many.items();
            case Value.Missing missing -> List.of();
            case Value other -> {
                fault(name, "is a list");
                yield List.of();
            }
        };
    }
}
