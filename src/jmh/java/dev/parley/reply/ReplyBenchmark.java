package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a reply takes to read, one benchmark a kind of reply. The median of these is kept below 5 µs; ten kilobytes
/// stay below a millisecond.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ReplyBenchmark {
    private static final List<Option> OPTIONS = List.of(
            Option.of(Language.ENGLISH, "Delivery"),
            Option.of(Language.ENGLISH, "Product quality"),
            Option.of(Language.ENGLISH, "Price"),
            Option.of(Language.ENGLISH, "Website"));

    /// The answer type, the language and the reply.
    @Param({
        "nps;en;8",
        "nps;en;seven",
        "nps;en;fvie",
        "nps;en;5 - parcel arrived broken",
        "nps;en;10, was 4 last time",
        "nps;de;ich gebe 9, sehr nettes Team",
        "nps;en;please take me off your list",
        "nps;en;sorry, I meant 8",
        "csat;fr;insatisfait",
        "yes-no;en;No - still waiting for the refund",
        "choice;en;the price",
        "choice;en;delivary",
        "text;en;STOP this terrible policy",
        "long;en;not 7 or 8 "
    })
    public String row = "";

    private final ReplyReader reader = StandardReader.create();
    private Question question = Question.of(new AnswerType.Text(), List.of(Language.ENGLISH));
    private String reply = "";

    /// Reads the row.
    @Setup
    public void prepare() {
        String[] cells = row.split(";", -1);
        AnswerType type = switch (cells[0]) {
            case "csat" -> AnswerType.Score.of(Scale.CSAT);
            case "yes-no" -> new AnswerType.YesNo();
            case "choice" -> new AnswerType.Choice(OPTIONS, false);
            case "text" -> new AnswerType.Text();
            default -> AnswerType.Score.of(Scale.NPS);
        };
        question = Question.of(type, List.of(new Language(cells[1]))).correcting(AnswerType.Score.of(Scale.NPS));
        reply = cells[0].equals("long") ? cells[2].repeat(10_240 / cells[2].length()) : cells[2];
    }

    /// One reply.
    @Benchmark
    public Reading read() {
        return reader.read(question, reply);
    }
}
