package dev.parley.store;

import dev.parley.insight.Outcome;
import dev.parley.kit.Word;
import dev.parley.results.Adding;
import dev.parley.results.Counts;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Sheet;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sums of a day's groups as bytes: a small part of what they take as BSON, of which a field with many values would
/// make megabytes a day.
final class SheetBytes {
    private static final Map<String, Outcome> OUTCOMES =
            Arrays.stream(Outcome.values()).collect(Collectors.toMap(SheetBytes::word, Function.identity()));
    private static final Map<String, How> WAYS =
            Arrays.stream(How.values()).collect(Collectors.toMap(How::word, Function.identity()));

    private SheetBytes() {}

    static byte[] to(Map<String, Sheet> groups) {
        ByteWriter out = new ByteWriter();
        out.map(groups, out::name, sheet -> sheet(out, sheet));
        return out.bytes();
    }

    /// Adds what {@link #to} wrote to what is wanted of it.
    ///
    /// @param taker what the sums of a group are to be added to
    /// @throws DamagedDocument if it is something else
    static void add(byte[] bytes, Function<String, Optional<Adding>> taker) {
        ByteReader in = new ByteReader(bytes);
        try {
            in.each(in::name, value -> taker.apply(value).ifPresentOrElse(sum -> sheet(in, sum), () -> passOver(in)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new DamagedDocument("groups", "end in the middle");
        }
    }

    private static void sheet(ByteWriter out, Sheet sheet) {
        out.map(sheet.outcomes(), outcome -> out.name(word(outcome)), out::number);
        out.map(sheet.reasons(), out::name, out::number);
        out.map(sheet.questions(), question -> question(out, question), counts -> counts(out, counts));
    }

    /// Names must be read, because later ones are told by their numbers.
    private static void passOver(ByteReader in) {
        in.each(in::name, name -> in.number());
        in.each(in::name, name -> in.number());
        in.each(() -> in.name() + in.name(), question -> {
            in.each(in::name, name -> in.number());
            in.number();
            in.each(in::name, name -> in.number());
            in.each(in::number, step -> in.number());
        });
    }

    private static void sheet(ByteReader in, Adding sum) {
        in.each(in::name, name -> sum.outcome(known(OUTCOMES, name), in.number()));
        in.each(in::name, name -> sum.reason(name, in.number()));
        in.each(() -> new Question(in.name(), in.name()), question -> counts(in, sum.question(question)));
    }

    private static void question(ByteWriter out, Question question) {
        out.name(question.step());
        out.name(question.type());
    }

    private static void counts(ByteWriter out, Counts counts) {
        out.map(counts.ways(), how -> out.name(how.word()), out::number);
        out.number(counts.comments());
        out.map(counts.values(), out::name, out::number);
        out.map(counts.waits(), wait -> out.number(wait), out::number);
    }

    private static void counts(ByteReader in, Adding.Stops sum) {
        in.each(in::name, name -> sum.way(known(WAYS, name), in.number()));
        sum.comments(in.number());
        in.each(in::name, value -> sum.value(value, in.number()));
        in.each(in::whole, step -> sum.took(step, in.number()));
    }

    private static String word(Outcome outcome) {
        return Word.of(outcome);
    }

    private static <T> T known(Map<String, T> words, String word) {
        T found = words.get(word);
        if (found == null) {
            throw new DamagedDocument("groups", "hold no word this version knows: " + word);
        }
        return found;
    }
}
