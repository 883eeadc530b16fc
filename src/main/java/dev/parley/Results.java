package dev.parley;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Flow;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import dev.parley.study.StudyStore;
import dev.parley.study.Summary;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a survey does, in a few lines: its newest conversations, and each question with a scale. Blocks.
final class Results {
    /// Beyond it older answers say little about now.
    private static final int NEWEST = 1_000;

    private Results() {}

    /// The lines for a flow.
    static String of(Flow flow, Conversations conversations) {
        if (flow.about().anonymity().isPresent()) {
            return flow.about().title() + " is anonymous: its results are shown only in groups, at /api/v1/results/"
                    + flow.id() + ".";
        }
        List<Conversation> newest = newest(flow, conversations);
        long finished = newest.stream()
                .filter(one -> one.status().word().equals("completed"))
                .count();
        StringBuilder text = new StringBuilder(flow.about().title() + ": " + newest.size()
                + (newest.size() >= NEWEST ? " newest" : "") + " conversations, " + finished + " completed.");
        for (Step step : flow.program().all().values()) {
            if (step instanceof Step.Ask ask && ask.answer() instanceof AnswerType.Score score) {
                text.append("\n• ").append(ask.id()).append(": ").append(line(scores(newest, ask), score.scale()));
            }
        }
        return text.toString();
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

    private static List<Conversation> newest(Flow flow, Conversations conversations) {
        List<Conversation> all = new ArrayList<>();
        Conversations.Filter filter =
                new Conversations.Filter(Optional.of(flow.id()), Optional.empty(), Optional.empty(), Optional.empty());
        Optional<Conversations.Cursor> after = Optional.empty();
        do {
            Conversations.Page page =
                    conversations.page(new Conversations.Query(filter, after, Conversations.Query.MAX_LIMIT));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && all.size() < NEWEST);
        return all;
    }

    private static List<Integer> scores(List<Conversation> conversations, Step.Ask ask) {
        return conversations.stream()
                .flatMap(one -> one.history().answer(ask.id()).stream())
                .map(Answer::value)
                .filter(Value.Numeric.class::isInstance)
                .map(value -> ((Value.Numeric) value).number().intValue())
                .toList();
    }

    private static String line(List<Integer> scores, Scale scale) {
        if (scores.isEmpty()) {
            return "no answers yet";
        }
        IntSummaryStatistics all = scores.stream().mapToInt(Integer::intValue).summaryStatistics();
        String mean = String.format(Locale.ROOT, "%d answers, mean %.1f", all.getCount(), all.getAverage());
        return scale.equals(Scale.NPS) ? mean + ", NPS " + nps(scores) : mean;
    }

    private static long nps(List<Integer> scores) {
        long promoters = scores.stream().filter(score -> score >= 9).count();
        long detractors = scores.stream().filter(score -> score <= 6).count();
        return Math.round(100.0 * (promoters - detractors) / scores.size());
    }
}
