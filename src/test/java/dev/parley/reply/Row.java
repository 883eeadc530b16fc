package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One line of a table of replies: answer type, languages, reply, what is to be made of it.
///
/// `=V` understood as V, `=V~words` with exactly these words as comment, `? doubt` unclear for that reason, `!stop` and
/// its like, `!fix=V` and `!fix=V~words` a correction. `\n` in a reply is a line's end.
record Row(String answer, List<Language> languages, String reply, String expected, int line) {
    static Row of(String text, int line) {
        String[] cells = text.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("line " + line + " has not four cells: " + text);
        }
        List<Language> languages =
                Arrays.stream(cells[1].split(",", -1)).map(Language::new).toList();
        return new Row(cells[0], languages, cells[2].replace("\\n", "\n"), cells[3], line);
    }

    Question question() {
        AnswerType type = type();
        Question question = Question.of(type, languages);
        return type instanceof AnswerType.Score score ? question.correcting(score) : correctable(question);
    }

    /// "text+nps" is a question for words after an NPS score.
    private Question correctable(Question question) {
        return answer.endsWith("+nps") ? question.correcting(AnswerType.Score.of(Scale.NPS)) : question;
    }

    private AnswerType type() {
        String word = answer.replace("+nps", "").split(":", -1)[0];
        String rest = answer.contains(":") ? answer.substring(answer.indexOf(':') + 1) : "";
        return switch (word) {
            case "nps" -> AnswerType.Score.of(Scale.NPS);
            case "detract" -> AnswerType.Score.of(Scale.DETRACT);
            case "csat" -> AnswerType.Score.of(Scale.CSAT);
            case "ces" -> AnswerType.Score.of(Scale.CES);
            case "rating" -> AnswerType.Score.of(rating(rest));
            case "yes-no" -> new AnswerType.YesNo();
            case "choice" -> new AnswerType.Choice(options(rest), false);
            case "choices" -> new AnswerType.Choices(options(rest), false);
            case "text" -> new AnswerType.Text();
            case "number" -> number(rest);
            case "date" -> new AnswerType.Date();
            case "email" -> new AnswerType.Email();
            case "phone" -> new AnswerType.Phone();
            default -> throw new IllegalArgumentException("line " + line + ": no answer type " + word);
        };
    }

    private static Scale rating(String range) {
        String[] ends = range.split("-", -1);
        return Scale.rating(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    private static AnswerType.Decimal number(String range) {
        if (range.isEmpty()) {
            return new AnswerType.Decimal(AnswerType.Decimal.UNLIMITED.negate(), AnswerType.Decimal.UNLIMITED);
        }
        String[] ends = range.split("\\.\\.", -1);
        return new AnswerType.Decimal(new BigDecimal(ends[0]), new BigDecimal(ends[1]));
    }

    private List<Option> options(String texts) {
        return Arrays.stream(texts.split("\\|", -1))
                .map(text -> Option.of(languages.getFirst(), text))
                .toList();
    }

    /// The reading in the words of the table's last column.
    static String shown(Reading reading) {
        return switch (reading) {
            case Reading.Understood understood -> "=" + valued(understood.value(), understood.comment());
            case Reading.Correction correction -> "!fix=" + valued(correction.value(), correction.comment());
            case Reading.Unclear unclear -> "? " + unclear.doubt().word();
            case Reading.Control control -> "!" + control.keyword().word();
        };
    }

    private static String valued(Value value, String comment) {
        String shown = value instanceof Value.Many many
                ? many.items().stream().map(Value::shown).collect(Collectors.joining("+"))
                : value.shown();
        return comment.isEmpty() ? shown : shown + "~" + comment;
    }

    /// "" if the reading is as expected, else what went wrong.
    String complaint(Reading reading) {
        String got = shown(reading);
        return got.equals(expected.replace("\\n", "\n"))
                ? ""
                : "line " + line + ": " + answer + " " + languages + " [" + reply + "] is " + got + ", not " + expected
                        + " (" + reading.because() + ")";
    }
}
