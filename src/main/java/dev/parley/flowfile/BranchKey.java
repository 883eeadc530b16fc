package dev.parley.flowfile;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Band;
import dev.parley.flow.Branch.Match;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one key of `then` against the question's answer type: a value, a range, a band, `skipped` or `else`.
record BranchKey(Problems problems, AnswerType type) {
    private static final String NUMBER = "-?\\d{1,12}(?:\\.\\d{1,6})?";
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")(?: ?(?:-|–|\\.\\.) ?(" + NUMBER + "))?");

    /// What the key stands for; empty if it can never match, which is reported.
    Optional<Match> match(Scalar key) {
        return switch (key.text()) {
            case "skipped" -> Optional.of(new Match.Skipped());
            case "else" -> Optional.of(new Match.Otherwise());
            default ->
                switch (type) {
                    case AnswerType.Score score -> score(key, score.scale());
                    case AnswerType.Decimal decimal -> range(key, decimal.min(), decimal.max());
                    case AnswerType.YesNo yesNo -> word(key, List.of("yes", "no"));
                    case AnswerType.Choice choice -> word(key, values(choice.options()));
                    case AnswerType.Choices choices -> word(key, values(choices.options()));
                    case AnswerType.Text text -> noValues(key);
                    case AnswerType.Date date -> noValues(key);
                    case AnswerType.Email email -> noValues(key);
                    case AnswerType.Phone phone -> noValues(key);
                };
        };
    }

    private static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }

    private Optional<Match> score(Scalar key, Scale scale) {
        Optional<Band> band = scale.band(key.text());
        if (band.isPresent()) {
            return Optional.of(new Match.Between(
                    BigDecimal.valueOf(band.get().from()),
                    BigDecimal.valueOf(band.get().to())));
        }
        if (!RANGE.matcher(key.text()).matches()) {
            List<String> known =
                    new ArrayList<>(scale.bands().stream().map(Band::name).toList());
            known.addAll(List.of("skipped", "else"));
            return fault(
                    key,
                    "unknown branch " + Reads.quote(key.text())
                            + Nearest.to(key.text(), known)
                                    .map(near -> ", did you mean " + near + "?")
                                    .orElse("; expected a number or range on " + scale.min() + "-" + scale.max()
                                            + ", or one of " + String.join(", ", known)));
        }
        if (key.text().contains(".") && !key.text().contains("..")) {
            return fault(key, key.text() + ": this scale has whole numbers only");
        }
        return range(key, BigDecimal.valueOf(scale.min()), BigDecimal.valueOf(scale.max()));
    }

    private Optional<Match> range(Scalar key, BigDecimal min, BigDecimal max) {
        Matcher matcher = RANGE.matcher(key.text());
        if (!matcher.matches()) {
            return fault(
                    key, "unknown branch " + Reads.quote(key.text()) + "; expected a number or a range such as 1-5");
        }
        BigDecimal from = new BigDecimal(matcher.group(1));
        BigDecimal to = matcher.group(2) == null ? from : new BigDecimal(matcher.group(2));
        if (from.compareTo(to) > 0) {
            return fault(key, "range " + key.text() + " is the wrong way round");
        }
        boolean below = from.compareTo(min) < 0;
        if (below || to.compareTo(max) > 0) {
            return fault(
                    key,
                    "branch " + key.text() + ": " + (below ? from : to).toPlainString() + " is outside "
                            + span(min, max));
        }
        return Optional.of(new Match.Between(from, to));
    }

    private static String span(BigDecimal min, BigDecimal max) {
        if (max.compareTo(AnswerType.Decimal.UNLIMITED) == 0) {
            return min.toPlainString() + " and more";
        }
        return min.compareTo(AnswerType.Decimal.UNLIMITED.negate()) == 0
                ? max.toPlainString() + " and less"
                : min.toPlainString() + "-" + max.toPlainString();
    }

    private Optional<Match> word(Scalar key, List<String> known) {
        return known.contains(key.text())
                ? Optional.of(new Match.Exactly(key.text()))
                : fault(
                        key,
                        "unknown branch " + Reads.quote(key.text())
                                + Nearest.to(key.text(), known)
                                        .map(near -> ", did you mean " + near + "?")
                                        .orElse("; expected " + String.join(", ", known) + ", skipped or else"));
    }

    private Optional<Match> noValues(Scalar key) {
        return fault(
                key,
                "answers of type " + type.word() + " cannot be branched on by value; only skipped and else go here,"
                        + " or use a when step");
    }

    private Optional<Match> fault(Scalar key, String message) {
        problems.error(key.mark(), message);
        return Optional.empty();
    }
}
