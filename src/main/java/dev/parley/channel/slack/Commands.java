package dev.parley.channel.slack;

import dev.parley.channel.slack.Saying.What;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the command `/parley` does, answered in the language of whoever used it. Safe for any thread; blocks.
public final class Commands {
    private static final List<String> HELP = List.of("take FLOW", "pause", "at 14:00", "language es");
    private static final List<String> ADMIN_HELP = List.of("status", "results FLOW");

    private final Desk desk;
    private final Set<String> admins;
    private final Consumer<Person> met;

    /// @param admins the users who may see how surveys do
    /// @param met told of everybody who uses it, before it is carried out
    public Commands(Desk desk, Set<String> admins, Consumer<Person> met) {
        this.desk = desk;
        this.met = met;
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

    /// What commands are carried out with. Safe for any thread; may block.
    public interface Desk {
        /// Begins a survey with somebody; the same id again begins nothing.
        Saying take(Person person, String flow, String id);

        /// Asks somebody nothing for a week.
        Saying pause(Person person);

        /// Asks somebody again.
        Saying resume(Person person);

        /// Asks somebody at that time of their day; when surveys say if there is none.
        Saying hour(Person person, Optional<LocalTime> time);

        /// Speaks that language with somebody, by its tag.
        Saying language(Person person, String tag);

        /// The tag of the language that is spoken with somebody, "" if none is known.
        String spoken(Person person);

        /// How the server is.
        Status status();

        /// How a survey does.
        Saying results(String flow);
    }

    /// How the server is.
    ///
    /// @param missing what it lacks
    /// @param published how many surveys are published
    public record Status(Optional<String> missing, int published) {}

    /// Does what was ordered, and says what became of it.
    String answer(Order order) {
        met.accept(order.by());
        String[] parts = order.text().split("\\s+", 3);
        String verb = parts[0].toLowerCase(Locale.ROOT);
        String argument = parts.length > 1 ? parts[1] : "";
        boolean isAdmin = admins.contains(order.by().user());
        return switch (verb) {
            case "", "help" -> help(words(order), isAdmin);
            case "status" -> isAdmin ? status(words(order)) : said(order, Saying.of(What.ADMINS_ONLY));
            case "results" -> said(order, isAdmin ? results(argument) : Saying.of(What.ADMINS_ONLY));
            case "take", "pause", "resume", "at", "language" -> said(order, done(order, verb, argument));
            default -> said(order, Saying.of(What.UNKNOWN)) + "\n" + help(words(order), isAdmin);
        };
    }

    private Saying done(Order order, String verb, String argument) {
        return switch (verb) {
            case "take" ->
                argument.isEmpty() ? Saying.of(What.WHICH_SURVEY, "take") : desk.take(order.by(), argument, order.id());
            case "pause" -> desk.pause(order.by());
            case "resume" -> desk.resume(order.by());
            case "at" -> at(order.by(), argument);
            default -> language(order.by(), argument);
        };
    }

    /// In the language that is spoken by then: a command may have changed it.
    private String said(Order order, Saying saying) {
        return saying.in(words(order));
    }

    private Words words(Order order) {
        return Words.of(desk.spoken(order.by()));
    }

    private static String help(Words words, boolean isAdmin) {
        StringBuilder text = new StringBuilder("*" + words.get("command.help.title") + "*");
        lines(text, HELP, words);
        text.append('\n').append(words.get("command.help.words"));
        if (isAdmin) {
            text.append("\n\n*").append(words.get("command.help.admins")).append('*');
            lines(text, ADMIN_HELP, words);
        }
        return text.toString();
    }

    private static void lines(StringBuilder text, List<String> orders, Words words) {
        for (String order : orders) {
            String verb = order.split(" ", 2)[0];
            text.append("\n• `/parley ").append(order).append("`: ").append(words.get("command.help." + verb));
        }
    }

    private Saying at(Person person, String time) {
        if (time.equals("any")) {
            return desk.hour(person, Optional.empty());
        }
        return time(time).map(at -> desk.hour(person, Optional.of(at))).orElseGet(() -> Saying.of(What.WHICH_TIME));
    }

    private static Optional<LocalTime> time(String words) {
        try {
            return Optional.of(LocalTime.parse(words.length() == 4 ? "0" + words : words));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Saying language(Person person, String tag) {
        return Words.all().containsKey(tag)
                ? desk.language(person, tag)
                : Saying.of(
                        What.WHICH_LANGUAGE, String.join(", ", Words.languages().keySet()));
    }

    private String status(Words words) {
        Status status = desk.status();
        return status.missing().map(SlackText::literal).orElseGet(() -> words.get("command.well")) + " "
                + words.get("command.published", Integer.toString(status.published()));
    }

    private Saying results(String flow) {
        return flow.isEmpty() ? Saying.of(What.WHICH_SURVEY, "results") : desk.results(flow);
    }
}
