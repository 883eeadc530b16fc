package dev.parley.channel.slack;

import java.util.List;
import java.util.Locale;

/// What somebody is told who has used the command, whichever their language.
///
/// @param values what stands in it, without mark-up of theirs
public record Saying(What what, List<String> values) {
    public Saying {
        values = List.copyOf(values);
    }

    /// What is said; the words are `command.…` in `words/<language>.properties`.
    public enum What {
        /// The value as it stands.
        AS_IT_STANDS,
        /// It is not a command. No value.
        UNKNOWN,
        /// A survey has to be named. The command.
        WHICH_SURVEY,
        /// A time has to be named. No value.
        WHICH_TIME,
        /// A language has to be named. Those there are.
        WHICH_LANGUAGE,
        /// It is for admins. No value.
        ADMINS_ONLY,
        /// It is not possible for this person. No value.
        NOT_HERE,
        /// There is no such survey. Its name, and those there are.
        NO_SURVEY,
        /// The survey is not held in Slack. Its title.
        ELSEWHERE,
        /// The survey begins. No value.
        STARTED,
        /// The survey begins when another one is over. No value.
        QUEUED,
        /// The survey has begun before. No value.
        ALREADY,
        /// The person wants no surveys. No value.
        OPTED_OUT,
        /// Another survey has to end first. No value.
        BUSY,
        /// The survey cannot begin now. No value.
        NOT_NOW,
        /// Nothing is asked for a week. No value.
        PAUSED,
        /// The person is asked again. No value.
        RESUMED,
        /// They are asked at that time. The time.
        HOUR,
        /// They are asked when the survey says. No value.
        ANY_HOUR,
        /// They are spoken with in a language. Its name.
        SPEAK
    }

    /// Says it with these values.
    public static Saying of(What what, String... values) {
        return new Saying(what, List.of(values));
    }

    /// In these words.
    String in(Words words) {
        String text = what == What.AS_IT_STANDS
                ? "{0}"
                : words.get("command." + what.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        for (int i = 0; i < values.size(); i++) {
            text = text.replace("{" + i + "}", SlackText.literal(values.get(i)));
        }
        return text;
    }
}
