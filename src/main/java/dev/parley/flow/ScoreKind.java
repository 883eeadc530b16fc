package dev.parley.flow;

import java.util.Locale;

/// The field's usual scales of whole numbers, and `rating` for any other.
public enum ScoreKind {
    /// Net Promoter Score: 0–10, likelihood to recommend (Reichheld, "The One Number You Need to Grow", 2003).
    NPS,
    /// Likelihood to advise others against, 0–10.
    DETRACT,
    /// Customer satisfaction, 1–5.
    CSAT,
    /// Customer effort, 1–7, 7 = very easy (CES 2.0: Dixon, Ponomareff, Turner, DeLisi, "The Effortless Experience",
    /// 2013).
    CES,
    /// Any other closed range.
    RATING;

    /// The word used in flow files and stored documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
