package dev.parley.flow;

import java.time.Duration;
import java.util.List;

/// How a question treats its answers.
///
/// @param optional may be skipped
/// @param retry how often an unclear reply is asked back before going on, 0 to 5
/// @param save where else the answer is written (`contact.NAME` or `vars.NAME`), "" for nowhere
/// @param timing its time-out and its own words for asking again
/// @param segments fields by which its results can be split, beside the flow's
public record AskRules(boolean optional, int retry, String save, Retrying timing, List<String> segments) {
    /// Asking back twice clears up most replies; more is nagging.
    public static final int DEFAULT_RETRY = 2;

    /// A required question with the default number of tries.
    public static final AskRules DEFAULT =
            new AskRules(false, DEFAULT_RETRY, "", new Retrying(Duration.ZERO, Wording.none()), List.of());

    /// The time after which a question is given up (zero: never), and the author's words for asking again.
    public record Retrying(Duration timeout, Wording unclear) {}

    public AskRules {
        segments = List.copyOf(segments);
    }
}
