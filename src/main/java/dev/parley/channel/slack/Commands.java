package dev.parley.channel.slack;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the command `/parley` does. Safe for any thread; blocks.
public final class Commands {
    private static final String HELP = """
            *What I can do for you*
            • `/parley take FLOW` begins a survey, here in our direct messages
            • `/parley pause` keeps me from asking you anything for a week; `/parley resume` takes that back
            • `/parley at 14:00` makes me ask you at that time of your day; `/parley at any` takes that back
            • `/parley language es` makes me speak that language where a survey can
            • `/parley help` shows this
            In our direct messages you can tap a button or simply write what you think. `stop` ends all surveys for \
            you, `help` says who asks.""";
    private static final String ADMIN_HELP = """

            *For admins*
            • `/parley status` tells how the server is
            • `/parley results FLOW` tells how a survey does""";

    private final Desk desk;
    private final Set<String> admins;

    /// @param admins the users who may see how surveys do
    public Commands(Desk desk, Set<String> admins) {
        this.desk = desk;
        this.admins = Set.copyOf(admins);
    }

    /// One use of the command.
    ///
    /// @param text what stands behind it
    /// @param id names this use of it
    public record Order(Person by, String text, String id) {
        /// Leaves out the words, which do not belong into logs.
        @Override
        public String toString() {
            return "command of " + by;
        }
    }

    /// What commands are carried out with. Answers are sentences for the person, without mark-up of theirs. Safe for
    /// any thread; may block.
    public interface Desk {
        /// Begins a survey with somebody; the same id again begins nothing.
        String take(Person person, String flow, String id);

        /// Asks somebody nothing for a week.
        String pause(Person person);

        /// Asks somebody again.
        String resume(Person person);

        /// Asks somebody at that time of their day; when surveys say if there is none.
        String hour(Person person, Optional<LocalTime> time);

        /// Speaks that language with somebody, by its tag.
        String language(Person person, String tag);

        /// How the server is.
        String status();

        /// How a survey does.
        String results(String flow);
    }

    /// Does what was ordered, and says what became of it.
    String answer(Order order) {
        String[] words = order.text().split("\\s+", 3);
        String verb = words[0].toLowerCase(Locale.ROOT);
        String argument = words.length > 1 ? words[1] : "";
        boolean isAdmin = admins.contains(order.by().user());
        return switch (verb) {
            case "", "help" -> isAdmin ? HELP + ADMIN_HELP : HELP;
            case "take" ->
                argument.isEmpty()
                        ? "Which survey? Write `/parley take` and its name."
                        : SlackText.literal(desk.take(order.by(), argument, order.id()));
            case "pause" -> desk.pause(order.by());
            case "resume" -> desk.resume(order.by());
            case "at" -> at(order.by(), argument);
            case "language" -> language(order.by(), argument);
            case "status" -> isAdmin ? SlackText.literal(desk.status()) : forAdmins();
            case "results" -> isAdmin ? results(argument) : forAdmins();
            default -> "I do not know that. " + HELP;
        };
    }

    private String at(Person person, String time) {
        if (time.equals("any")) {
            return desk.hour(person, Optional.empty());
        }
        return time(time)
                .map(at -> desk.hour(person, Optional.of(at)))
                .orElse("At what time? Write `/parley at 14:00`, or `/parley at any`.");
    }

    private static Optional<LocalTime> time(String words) {
        try {
            return Optional.of(LocalTime.parse(words.length() == 4 ? "0" + words : words));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String language(Person person, String tag) {
        return Words.all().containsKey(tag)
                ? desk.language(person, tag)
                : "Which language? Write `/parley language` and its code: "
                        + String.join(", ", Words.languages().keySet()) + ".";
    }

    private String results(String flow) {
        return flow.isEmpty()
                ? "Of which survey? Write `/parley results` and its name."
                : SlackText.literal(desk.results(flow));
    }

    private static String forAdmins() {
        return "Only admins may see that. Those who run Parley name them in SLACK_ADMINS.";
    }
}
