package dev.parley.command;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.reply.Question;
import dev.parley.reply.ReplyReader;
import dev.parley.reply.StandardReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `parley understand`: reads replies from standard input, one a line, and prints what was made of each.
@Command(
        name = "understand",
        description = "Reads replies from standard input, one a line; prints one JSON object a line.",
        footer = {
            "",
            "Example:",
            "  echo '9/10, quick and friendly' | ./parley understand --answer nps",
            "  echo 'the second one' | ./parley understand --answer choice --options 'Delivery|Price|Website'"
        })
public final class UnderstandCommand extends Subcommand {
    @CommandLine.Option(
            names = "--answer",
            required = true,
            paramLabel = "TYPE",
            description =
                    "nps, detract, csat, ces, rating, yes-no, choice, choices, text, number, date, email or phone.")
    private String answer = "";

    @CommandLine.Option(
            names = "--lang",
            defaultValue = "en",
            paramLabel = "L",
            description = "The conversation's language (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @CommandLine.Option(
            names = "--options",
            defaultValue = "",
            paramLabel = "A|B|C",
            description = "The options of choice and choices, in the order shown.")
    private String options = "";

    @CommandLine.Option(names = "--min", paramLabel = "N", description = "The smallest number of rating and number.")
    private Optional<Integer> min = Optional.empty();

    @CommandLine.Option(names = "--max", paramLabel = "N", description = "The largest number of rating and number.")
    private Optional<Integer> max = Optional.empty();

    @CommandLine.Option(names = "--explain", description = "Also prints the rule and the words it went by.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        Language spoken = language(language);
        AnswerType type = AnswerTypes.named(answer, new AnswerTypes.Bounds(min, max), AnswerTypes.options(options))
                .orElseThrow(() -> wrong(AnswerTypes.problem(answer)));
        Question question = Question.of(type, List.of(spoken));
        if (type instanceof AnswerType.Score score) {
            question = question.correcting(score);
        }
        print(StandardReader.create(), question);
        return CommandLine.ExitCode.OK;
    }

    private void print(ReplyReader reader, Question question) throws IOException {
        PrintWriter out = out();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            ReadingLines lines = new ReadingLines(explain);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(lines.of(line, reader.read(question, line)));
                if (!in.ready()) {
                    out.flush();
                }
            }
        }
        out.flush();
    }
}
