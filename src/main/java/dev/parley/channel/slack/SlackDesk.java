package dev.parley.channel.slack;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What Slack's calls are handed to.
///
/// @param inbox takes a message in and returns once it is durably stored; may block
/// @param questions a question of the conversation that is open with somebody, by the name its controls bear; may block
/// @param later runs what need not be done before Slack is answered; never blocks its caller
public record SlackDesk(
        Function<Inbound, Handled> inbox, BiFunction<Person, String, Optional<Question>> questions, Executor later) {
    /// The commands' and the home's side of it.
    ///
    /// @param homes what a person's home shows; may block
    /// @param alerts what the buttons on alerts do
    public record Extras(Commands commands, Function<Person, Home.State> homes, AlertDesk alerts) {}

    /// The channel's word.
    public static final String CHANNEL = "slack";

    /// Names the lane of somebody's messages: the same as {@link Inbound#lane()}.
    static String lane(Person person) {
        return CHANNEL + ' ' + person.team() + ' ' + person.user();
    }

    /// A message from somebody.
    static Inbound inbound(Person person, String messageId, Inbound.Content content) {
        return new Inbound(CHANNEL, person.team(), person.user(), messageId, content);
    }
}
