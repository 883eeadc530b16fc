package dev.parley.flowfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The answer types by the words that flow files use.
public enum AnswerWord {
    /// Net Promoter Score.
    NPS("whole 0–10", "`detractor` 0–6, `passive` 7–8, `promoter` 9–10", "NPS"),
    /// Likelihood to advise others against.
    DETRACT("whole 0–10, likelihood to advise others against", "`unlikely` 0–6, `likely` 7–10", "mean, % likely"),
    /// Customer satisfaction.
    CSAT("whole 1–5", "`dissatisfied` 1–2, `neutral` 3, `satisfied` 4–5", "% satisfied"),
    /// Customer effort.
    CES("whole 1–7 (7 = very easy)", "`difficult` 1–3, `neutral` 4, `easy` 5–7", "mean, % easy"),
    /// Any other scale.
    RATING("whole `min` to `max`", "–", "mean, distribution"),
    /// Yes or no.
    YES_NO("yes, no", "`yes`, `no`", "% yes"),
    /// One option.
    CHOICE("one of `options`", "each option's value", "share"),
    /// Several options.
    CHOICES("several of `options`", "each option's value", "share"),
    /// Words.
    TEXT("verbatim, kept exactly", "–", "themes, sentiment"),
    /// A decimal number.
    NUMBER("decimal, optional `min`, `max`", "ranges", "mean"),
    /// A day.
    DATE("a day, kept as `2026-01-31`", "–", "–"),
    /// An e-mail address.
    EMAIL("an e-mail address", "–", "–"),
    /// A telephone number.
    PHONE("a telephone number, kept as `+15550100`", "–", "–");

    private final String takes;
    private final String bands;
    private final String metric;

    AnswerWord(String takes, String bands, String metric) {
        this.takes = takes;
        this.bands = bands;
        this.metric = metric;
    }

    /// The word: `yes-no`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Scale or value, for the reference page.
    public String takes() {
        return takes;
    }

    /// Built-in bands for `then`, for the reference page.
    public String bands() {
        return bands;
    }

    /// What results are counted, for the reference page.
    public String metric() {
        return metric;
    }

    /// The type of that word.
    public static Optional<AnswerWord> of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equals(word))
                .findFirst();
    }

    /// All words.
    public static List<String> words() {
        return Arrays.stream(values()).map(AnswerWord::word).toList();
    }
}
