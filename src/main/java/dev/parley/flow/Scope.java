package dev.parley.flow;

import java.time.Instant;
import java.util.List;

/// Everything a text or a condition of a flow may name, at one moment of a conversation.
///
/// @param facts fields under `contact`, `event` and `vars`
/// @param answers one field a step: `{value, band, comment}`
public record Scope(Facts facts, Value.Fields answers, Medium medium, Language language, Instant now) {
    /// The first words of a path.
    public static final List<String> ROOTS =
            List.of("contact", "event", "vars", "answers", "channel", "language", "now");

    /// What stands at a path such as `contact.first_name`; {@link Value.Missing} if nothing does.
    public Value find(List<String> path) {
        Value found = path.isEmpty() ? Value.Missing.VALUE : root(path.getFirst());
        for (String name : path.subList(Math.min(1, path.size()), path.size())) {
            found = found instanceof Value.Fields fields ? fields.get(name) : Value.Missing.VALUE;
        }
        return found;
    }

    /// The value of one of {@link #ROOTS}; {@link Value.Missing} for any other word.
    public Value root(String name) {
        return switch (name) {
            case "contact" -> facts.contact();
            case "event" -> facts.event();
            case "vars" -> facts.vars();
            case "answers" -> answers;
            case "channel" -> Value.of(medium.word());
            case "language" -> Value.of(language.tag());
            case "now" -> new Value.Moment(now);
            default -> Value.Missing.VALUE;
        };
    }
}
