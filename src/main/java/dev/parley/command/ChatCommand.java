package dev.parley.command;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `parley chat`: holds a conversation in the terminal, with the real engine and no server.
@Command(
        name = "chat",
        description = "Holds a conversation in the terminal; no server needed.",
        footer = {
            "",
            "While chatting: " + ChatCommand.COMMANDS + ".",
            "",
            "Example:",
            "  ./parley chat after-purchase --lang es"
        })
public final class ChatCommand extends Subcommand {
    private static final Pattern AFTER = Pattern.compile("/after\\s+(\\d{1,4})([smhd])");
    static final String COMMANDS = "/after 24h lets time pass (s, m, h or d), /stored shows what is stored, /quit ends";

    private final InputStream replies;
    private final boolean atTerminal;

    @Mixin
    private FlowFile file = new FlowFile();

    @CommandLine.Option(
            names = "--channel",
            defaultValue = "sms",
            paramLabel = "sms|slack|web",
            description = "The channel whose wording is used (default: ${DEFAULT-VALUE}).")
    private String channel = "sms";

    @CommandLine.Option(names = "--lang", paramLabel = "L", description = "The language (default: the flow's own).")
    private Optional<String> language = Optional.empty();

    /// Talks with whoever types.
    public ChatCommand() {
        this(
                System.in,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    ChatCommand(InputStream replies, boolean atTerminal) {
        this.replies = replies;
        this.atTerminal = atTerminal;
    }

    @Override
    public Integer call() throws IOException {
        Medium medium =
                Medium.of(channel).orElseThrow(() -> wrong("--channel takes sms, slack or web, not " + channel));
        PrintWriter out = out();
        Optional<Flow> flow = file.load(err());
        if (flow.isEmpty()) {
            return ExitCodes.FOUND_WRONG;
        }
        Language spoken = language.map(this::language).orElse(flow.get().about().language());
        Talk talk = new Talk(flow.get(), InstantSource.system().instant());
        show(out, talk, talk.start(medium, spoken));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(replies, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && talk.isOpen(); line = in.readLine()) {
                if (line.strip().equals("/quit")) {
                    break;
                }
                show(out, talk, turn(out, talk, line.strip()));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<String> turn(PrintWriter out, Talk talk, String line) {
        Matcher after = AFTER.matcher(line);
        if (line.equals("/stored")) {
            talk.stored().forEach(out::println);
            return List.of();
        }
        if (line.startsWith("/") && !after.matches()) {
            out.println("(" + COMMANDS + ")");
            return List.of();
        }
        return after.matches() ? talk.after(duration(after)) : talk.say(line);
    }

    private static Duration duration(Matcher after) {
        String text = after.group(1) + after.group(2).toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("digits and a unit are a duration: " + text, e);
        }
    }

    private void show(PrintWriter out, Talk talk, List<String> messages) {
        messages.forEach(message -> out.println("parley> " + message.replace("\n", "\n        ")));
        if (!talk.isOpen()) {
            out.println("[" + talk.status() + "]");
            talk.stored().forEach(out::println);
        }
        prompt(out, talk);
        out.flush();
    }

    /// Shows a person at a terminal whose turn it is; a script needs no such line.
    private void prompt(PrintWriter out, Talk talk) {
        if (talk.isOpen() && atTerminal) {
            out.print("you> ");
        }
    }
}
