package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Value;
import dev.parley.reply.DecimalScan.Found;
import dev.parley.reply.Reading.Unclear;
import dev.parley.reply.Reading.Understood;
import java.math.BigDecimal;
import java.util.List;

/// Reads a number with its decimals: the last of two different marks parts the fraction; a single mark before three
/// digits is read by the habits of the conversation's language.
final class DecimalReader {
    private DecimalReader() {}

    static Reading read(Reply reply, List<Lexicon> lexicons, AnswerType.Decimal type) {
        for (Lexicon lexicon : lexicons) {
            List<Found> found = new DecimalScan(reply, lexicon).numbers();
            if (!found.isEmpty()) {
                return among(reply, found, type);
            }
        }
        return Readings.nothing();
    }

    private static Reading among(Reply reply, List<Found> found, AnswerType.Decimal type) {
        List<String> heard =
                found.stream().map(each -> reply.heard(each.from(), each.to())).toList();
        BigDecimal number = found.getFirst().number();
        if (found.stream().anyMatch(each -> each.number().compareTo(number) != 0)) {
            return new Unclear(Doubt.SEVERAL, heard, Because.certain("several", String.join(", ", heard)));
        }
        Because because = Because.certain("number", heard.getFirst());
        boolean within = number.compareTo(type.min()) >= 0 && number.compareTo(type.max()) <= 0;
        return within
                ? new Understood(new Value.Numeric(number), "", because)
                : new Unclear(Doubt.OUT_OF_RANGE, heard, because);
    }
}
