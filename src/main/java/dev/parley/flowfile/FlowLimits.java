package dev.parley.flowfile;

import dev.parley.flow.Medium;
import dev.parley.flow.Scale;
import java.time.Duration;

/// What a flow may be at most. Where a provider sets the limit its name is given.
public final class FlowLimits {
    /// Steps, those of included flows counted too. Nobody answers a tenth of that many questions.
    public static final int MAX_STEPS = 200;

    /// Characters of one text; every channel's own limit is below it.
    public static final int MAX_TEXT = 4_000;

    /// Options of a question. Slack's menus show 100, people read ten.
    public static final int MAX_OPTIONS = 50;

    /// Branches of a question: one for each number of the largest scale, `skipped` and `else`.
    public static final int MAX_BRANCHES = Scale.MAX_SIZE + 2;

    /// Conditions and expressions of a flow; each takes about a millisecond to check.
    public static final int MAX_EXPRESSIONS = 200;

    /// Characters of an option's text or value: Slack cuts option texts at 75.
    public static final int MAX_OPTION = 75;

    /// Languages of a flow, its own included.
    public static final int MAX_LANGUAGES = 50;

    /// Variables, keywords and fields of a list: more is data, not a survey.
    public static final int MAX_ITEMS = 100;

    /// Parts of an SMS above which the author is warned: each part is paid for.
    public static final int SMS_PARTS = 3;

    /// The longest pause inside of a conversation; nobody remembers a survey after a year.
    public static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    /// The longest time of any kind, such as "1 per 3650d".
    public static final Duration LONGEST_TIME = Duration.ofDays(3_650);

    private FlowLimits() {}

    /// Characters of one message. SMS: Twilio refuses more than 1,600 (error 21617). Slack: a section block has at most
    /// 3,000. Web: our own, a screen and a half.
    public static int maxText(Medium medium) {
        return switch (medium) {
            case SMS -> 1_600;
            case SLACK -> 3_000;
            case WEB -> MAX_TEXT;
        };
    }
}
