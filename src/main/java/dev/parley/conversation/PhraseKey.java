package dev.parley.conversation;

import dev.parley.flow.MessageKey;
import java.util.Locale;

/// The built-in messages. Each language words them in `phrases/<language>.properties` beside this class.
public enum PhraseKey {
    /// Answers HELP; `{0}` is the sender's name.
    HELP(1),
    /// Confirms that a person opted out and says how to return; `{0}` is the sender's name.
    STOPPED(1),
    /// Confirms that a person opted in again; `{0}` is the sender's name.
    STARTED(1),
    /// A reply was not understood; a hint follows.
    UNCLEAR(0),
    /// A reply came after the survey expired.
    EXPIRED(0),
    /// A reply came after the survey was finished.
    LATE(0),
    /// There is nothing to answer.
    NOTHING_OPEN(0),
    /// Two alternatives of several, not the last: "7, 8".
    LIST(2),
    /// The last two alternatives of a question: "7 or 8".
    OR(2),
    /// Asks for a number without limits.
    NUMBER(0),
    /// Asks for a number from `{0}` to `{1}`; the hint of every scale.
    NUMBER_BETWEEN(2),
    /// Asks for a number that is not below `{0}`.
    NUMBER_AT_LEAST(1),
    /// Asks for a number that is not above `{0}`.
    NUMBER_AT_MOST(1),
    /// Asks which of the numbers `{0}` ("7 or 8") is meant.
    NUMBER_SEVERAL(1),
    /// A number off the scale from `{0}` to `{1}`.
    NUMBER_OUT_OF_RANGE(2),
    /// A part of a whole on a scale from `{0}` to `{1}`.
    NUMBER_NOT_WHOLE(2),
    /// A score on another scale than ours from `{0}` to `{1}`.
    NUMBER_OTHER_SCALE(2),
    /// Asks for yes or no.
    YES_NO(0),
    /// Yes and no at once.
    YES_AND_NO(0),
    /// Asks for one of the options `{0}` ("1 Price, 2 Service").
    CHOICE(1),
    /// Asks which of the options `{0}` ("Price or Service") is meant.
    CHOICE_SEVERAL(1),
    /// Asks for any number of the options `{0}`.
    CHOICES(1),
    /// Nothing stands at that number; the options are `{0}`.
    NO_SUCH_OPTION(1),
    /// Asks for words.
    TEXT(0),
    /// Asks for a day.
    DATE(0),
    /// Asks which of the days `{0}` is meant.
    DATE_AMBIGUOUS(1),
    /// Asks for an e-mail address.
    EMAIL(0),
    /// Asks for a telephone number.
    PHONE(0),
    /// The last answer was changed to `{0}`.
    CORRECTED(1),
    /// There is no question before this one.
    BACK_NONE(0),
    /// This question needs an answer.
    SKIP_REQUIRED(0),
    /// This question may be skipped; follows a hint.
    MAY_SKIP(0),
    /// The person comes back after a pause; the open question follows.
    RESUMED(0),
    /// Promises anonymity before the first question; `{0}` is the least number of people of whom anything is shown.
    ANONYMOUS(1),
    /// Somebody replied to the person's anonymous comment; `{0}` is what they said.
    ASIDE(1),
    /// What the person answered to that is passed on.
    ASIDE_TAKEN(0);

    private final int arguments;

    PhraseKey(int arguments) {
        this.arguments = arguments;
    }

    /// How many values its text takes.
    public int arguments() {
        return arguments;
    }

    /// The word used in the files: `number-out-of-range`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The built-in message that stands where a flow does not word its own.
    public static PhraseKey of(MessageKey key) {
        return switch (key) {
            case HELP -> HELP;
            case STOPPED -> STOPPED;
            case STARTED -> STARTED;
            case UNCLEAR -> UNCLEAR;
            case EXPIRED -> EXPIRED;
            case LATE -> LATE;
            case NOTHING_OPEN -> NOTHING_OPEN;
        };
    }
}
