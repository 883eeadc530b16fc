package dev.parley.reply;

import java.util.Locale;

/// Why a reply was not clear enough, so that the question asked back can say the right thing.
public enum Doubt {
    /// Nothing in it answers the question.
    NO_ANSWER,
    /// Several answers that cannot all be meant: "7 or 8".
    SEVERAL,
    /// A number off the scale.
    OUT_OF_RANGE,
    /// A part of a whole on a scale of whole numbers: "8.5".
    NOT_WHOLE,
    /// Counted on another scale: "4/5" on 0–10.
    OTHER_SCALE,
    /// No option stands at that number or letter.
    NO_SUCH_OPTION,
    /// Yes and no at once.
    YES_AND_NO,
    /// No day, or a day that is not in the calendar.
    NO_DATE,
    /// A day that reads differently by country: "03/04/2026".
    AMBIGUOUS_DATE,
    /// No e-mail address.
    NO_EMAIL,
    /// No telephone number, or one that cannot exist.
    NO_PHONE;

    /// The word printed by `understand` and stored: `out-of-range`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
