package dev.parley.contact;

import dev.parley.flow.Medium;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a person is reached on a channel: a telephone number in international form (`+15550100`), a Slack user
/// (`U024BE7LH`, or with the workspace `T024BE7LD/U024BE7LH`), a visitor of the web chat.
public record Address(Medium medium, String value) {
    /// ITU-T E.164: at most fifteen digits, of which the first is not 0. Shorter than seven is no subscriber anywhere.
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private static final Pattern SLACK = Pattern.compile("(?:[A-Z0-9]{2,24}/)?[A-Z0-9]{2,24}");
    private static final Pattern VISITOR = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern PUNCTUATION = Pattern.compile("[ ().\\-/\\u00a0]");

    /// @throws IllegalArgumentException if the channel has no such addresses; {@link #parse} mends what can be mended
    public Address {
        if (!shape(medium).matcher(value).matches()) {
            throw new IllegalArgumentException("no " + medium.word() + " address: " + value.length() + " characters");
        }
    }

    /// Reads an address as people write it: a telephone number may have spaces, dots, dashes and brackets.
    public static Optional<Address> parse(Medium medium, String text) {
        String value = medium == Medium.SMS ? PUNCTUATION.matcher(text.strip()).replaceAll("") : text.strip();
        return shape(medium).matcher(value).matches() ? Optional.of(new Address(medium, value)) : Optional.empty();
    }

    /// What an address of the channel looks like; ends the sentence "is no …".
    public static String look(Medium medium) {
        return switch (medium) {
            case SMS -> "telephone number in international form, such as +15550100";
            case SLACK -> "Slack user, such as U024BE7LH or T024BE7LD/U024BE7LH";
            case WEB -> "visitor of the web chat: 1 to 256 visible ASCII characters";
        };
    }

    /// Names it among the addresses of all channels: `sms:+15550100`.
    public String key() {
        return medium.word() + ":" + value;
    }

    /// Tells the channel only: an address does not belong into logs.
    @Override
    public String toString() {
        return medium.word() + " address";
    }

    private static Pattern shape(Medium medium) {
        return switch (medium) {
            case SMS -> PHONE;
            case SLACK -> SLACK;
            case WEB -> VISITOR;
        };
    }
}
