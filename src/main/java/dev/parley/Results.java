package dev.parley;

import dev.parley.flow.Flow;
import dev.parley.insight.Figure;
import dev.parley.insight.Outcome;
import dev.parley.results.Counts;
import dev.parley.results.Days;
import dev.parley.results.Gauge;
import dev.parley.results.Group;
import dev.parley.results.Interval;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Sheet;
import dev.parley.results.Wanted;
import dev.parley.study.StudyStore;
import dev.parley.study.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a survey does, in a few lines: its last thirty days, and each question with a scale. Blocks.
final class Results {
    private static final int DAYS = 30;

    private Results() {}

    /// The lines for a flow: the same figures that the API gives.
    static String of(Flow flow, ResultDesk desk) {
        return of(flow, desk, DAYS);
    }

    /// The lines for a flow's last so many days.
    static String of(Flow flow, ResultDesk desk, int length) {
        Days days = new Days(desk.today().minusDays(length - 1L), desk.today());
        Report report = desk.report(flow.id(), new Wanted(days, Interval.MONTH, Group.ALL, List.of()));
        Sheet now = report.span().now();
        StringBuilder text = new StringBuilder(flow.about().title() + ", last " + length + " days: "
                + now.conversations() + (now.conversations() == 1 ? " conversation, " : " conversations, ")
                + now.everybody().of(Outcome.COMPLETED) + " completed.");
        for (Question question : report.questions()) {
            if (Gauge.scale(question).isPresent()) {
                text.append("\n• ").append(line(question, now, report.span().before(), length));
            }
        }
        return text.toString();
    }

    private static String line(Question question, Sheet now, Sheet before, int length) {
        Counts counts = now.of(question);
        Gauge headline = Gauge.of(question, counts).getFirst();
        return headline.figure(counts)
                .map(figure -> question.step() + ": " + shown(headline, figure)
                        + switch (headline.change(before.of(question), counts)) {
                            case UP -> ", higher than in the " + length + " days before";
                            case DOWN -> ", lower than in the " + length + " days before";
                            case NOT_SHOWN, TOO_FEW -> "";
                        })
                .orElse(question.step() + ": no answers yet");
    }

    private static String shown(Gauge gauge, Figure figure) {
        String answers = figure.answers() + (figure.answers() == 1 ? " answer" : " answers");
        if (figure.isTooFew()) {
            return String.format(Locale.ROOT, "%s %.1f, of %s: too few to say", gauge.name(), figure.value(), answers);
        }
        return String.format(
                Locale.ROOT,
                "%s %.1f (%.1f to %.1f), of %s",
                gauge.name(),
                figure.value(),
                figure.interval().low(),
                figure.interval().high(),
                answers);
    }

    /// The lines for an anonymous flow: what may be shown of it.
    static String of(Flow flow, StudyStore study) {
        Summary summary = Summary.of(flow, study, new Summary.Wanted(StudyStore.Span.ALWAYS, Optional.empty()));
        StringBuilder text = new StringBuilder(flow.about().title() + " (anonymous): "
                + (summary.people() == 0 ? "not enough answers yet." : summary.people() + " people answered."));
        for (Summary.Question question : summary.questions()) {
            Summary.Scores scores = question.scores();
            scores.mean()
                    .ifPresent(mean -> text.append("\n• ")
                            .append(question.step())
                            .append(String.format(Locale.ROOT, ": %d answers, mean %.1f", scores.count(), mean)));
        }
        return text.toString();
    }
}
