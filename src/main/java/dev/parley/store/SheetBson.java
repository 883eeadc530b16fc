package dev.parley.store;

import dev.parley.insight.Outcome;
import dev.parley.results.Counts;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Sheet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/// Sums as they are stored. Counts by name are lists of a name and its count in turn: names come from outside, and
/// there are many of them.
final class SheetBson {
    private static final Map<String, Outcome> OUTCOMES =
            Arrays.stream(Outcome.values()).collect(Collectors.toMap(SheetBson::word, Function.identity()));
    private static final Map<String, How> WAYS =
            Arrays.stream(How.values()).collect(Collectors.toMap(How::word, Function.identity()));

    private SheetBson() {}

    static BsonDocument to(Sheet sheet) {
        BsonArray questions = new BsonArray();
        sheet.questions().forEach((question, counts) -> questions.add(question(question, counts)));
        return new BsonDocument("outcomes", pairs(sheet.outcomes(), SheetBson::word))
                .append("reasons", pairs(sheet.reasons(), reason -> reason))
                .append("questions", questions);
    }

    static Sheet from(Fields fields) {
        Map<Question, Counts> questions = new TreeMap<>();
        fields.list(
                "questions",
                one -> questions.put(
                        new Question(one.text("step"), one.text("type")),
                        new Counts(
                                counts(one, "ways", SheetBson::way),
                                one.big("comments"),
                                counts(one, "values", value -> value),
                                counts(one, "waits", Integer::valueOf))));
        return new Sheet(
                counts(fields, "outcomes", SheetBson::outcome), counts(fields, "reasons", reason -> reason), questions);
    }

    private static BsonDocument question(Question question, Counts counts) {
        return new BsonDocument("step", new BsonString(question.step()))
                .append("type", new BsonString(question.type()))
                .append("ways", pairs(counts.ways(), How::word))
                .append("comments", new BsonInt64(counts.comments()))
                .append("values", pairs(counts.values(), value -> value))
                .append("waits", pairs(counts.waits(), String::valueOf));
    }

    private static <K> BsonArray pairs(Map<K, Long> counts, Function<K, String> name) {
        BsonArray pairs = new BsonArray(counts.size() * 2);
        counts.forEach((key, count) -> {
            pairs.add(new BsonString(name.apply(key)));
            pairs.add(new BsonInt64(count));
        });
        return pairs;
    }

    private static <K> Map<K, Long> counts(Fields fields, String name, Function<String, K> key) {
        BsonValue stored = fields.any(name);
        if (!stored.isArray() || stored.asArray().size() % 2 != 0) {
            throw new DamagedDocument(name, "is no list of names and counts");
        }
        BsonArray pairs = stored.asArray();
        Map<K, Long> counts = new HashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            counts.put(
                    key.apply(pairs.get(i).asString().getValue()),
                    pairs.get(i + 1).asNumber().longValue());
        }
        return counts;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Outcome outcome(String word) {
        return known(OUTCOMES, word, "outcomes");
    }

    private static How way(String word) {
        return known(WAYS, word, "ways");
    }

    private static <T> T known(Map<String, T> words, String word, String name) {
        T found = words.get(word);
        if (found == null) {
            throw new DamagedDocument(name, "holds no word this version knows: " + word);
        }
        return found;
    }
}
