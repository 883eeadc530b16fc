package dev.parley.web;

import dev.parley.flow.Language;
import dev.parley.flow.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the bodies that the chat sends, and collects what is wrong with them. One thread, once.
final class ChatBody {
    /// So much may one message say, in bytes of UTF-8.
    static final int MAX_TEXT = 4 * 1024;

    private static final Problem TOO_LONG =
            Problem.of(413, "message-too-long", "A message has at most " + MAX_TEXT / 1024 + " kB.");
    /// People do not see this field; programs that fill in every field do.
    private static final String TRAP = "website";

    private final Value.Fields fields;
    private final List<Problem.Fault> faults = new ArrayList<>();

    private ChatBody(Value.Fields fields) {
        this.fields = fields;
    }

    /// What a body to open a conversation says.
    ///
    /// @param identity signed by the host's back end
    /// @param link the secret of a link
    /// @param asked what the browser was asked before
    record Opening(
            Optional<String> token,
            Optional<String> identity,
            Optional<String> link,
            Optional<Language> language,
            Optional<String> asked) {}

    /// @throws ProblemException with everything that is wrong
    static Opening opening(byte[] body) {
        ChatBody read = new ChatBody(object(body));
        read.know(List.of("token", "identity", "link", "language", "asked", TRAP));
        Opening opening = new Opening(
                read.text("token"), read.text("identity"), read.text("link"), read.language(), read.text("asked"));
        read.check();
        return opening;
    }

    /// What a body with a message says.
    ///
    /// @param after behind which message the answer is to begin, "" for the first
    record Message(ChatInput input, String after) {}

    /// @throws ProblemException with everything that is wrong
    static Message message(byte[] body) {
        ChatBody read = new ChatBody(object(body));
        read.know(List.of("clientId", "text", "value", "question", "change", "language", "after", TRAP));
        String id = read.text("clientId").orElse("");
        if (!ChatInput.isId(id)) {
            read.fault("clientId", "names the message: 1 to 64 letters, digits, dots, dashes and underscores");
        }
        ChatInput.Said said = read.said();
        ChatInput input = new ChatInput(
                id,
                said,
                read.text("question").orElse(""),
                read.fields.get("change").equals(Value.of(true)),
                read.language());
        String after = read.text("after").orElse("");
        read.check();
        return new Message(input, after);
    }

    private ChatInput.Said said() {
        boolean hasText = fields.get("text") != Value.Missing.VALUE;
        boolean hasValue = fields.get("value") != Value.Missing.VALUE;
        if (hasText == hasValue) {
            fault("", "a message has a text or a value, and not both");
            return new ChatInput.Said.Words("");
        }
        if (hasText) {
            String text = text("text").orElse("");
            if (text.isBlank()) {
                fault("text", "says nothing");
            }
            return new ChatInput.Said.Words(checked(text));
        }
        List<String> values = ChatInput.values(fields.get("value"));
        if (values.isEmpty()) {
            fault("value", "must be a text, a number or a list of them");
        }
        values.forEach(ChatBody::checked);
        return new ChatInput.Said.Picked(values);
    }

    static String checked(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT) {
            throw new ProblemException(TOO_LONG);
        }
        return text;
    }

    private Optional<Language> language() {
        Optional<String> tag = text("language");
        return tag.filter(Language::isValid).map(Language::new);
    }

    private Optional<String> text(String name) {
        return switch (fields.get(name)) {
            case Value.Text text -> Optional.of(text.text()).filter(it -> !it.isEmpty());
            case Value.Missing missing -> Optional.empty();
            case Value.Numeric n -> noText(name);
            case Value.Truth t -> noText(name);
            case Value.Moment m -> noText(name);
            case Value.Many m -> noText(name);
            case Value.Fields f -> noText(name);
        };
    }

    private Optional<String> noText(String name) {
        fault(name, "must be a text");
        return Optional.empty();
    }

    private void know(List<String> names) {
        fields.fields().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> fault(
                        name, "is not known here; known are " + String.join(", ", names.subList(0, names.size() - 1))));
        if (text(TRAP).isPresent()) {
            throw new ProblemException(Problem.of(403, "no-person", "The message was filled in by a program."));
        }
    }

    private void fault(String name, String what) {
        faults.add(new Problem.Fault(name.isEmpty() ? "" : "/" + name, what));
    }

    private void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
    }

    private static Value.Fields object(byte[] body) {
        if (ContactInput.json(body) instanceof Value.Fields fields) {
            return fields;
        }
        throw new ProblemException(Problem.badInput(List.of(new Problem.Fault("", "must be an object"))));
    }
}
