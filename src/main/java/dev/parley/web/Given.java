package dev.parley.web;

import dev.parley.flow.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the members of a small JSON object and collects what is wrong with them. One thread, once.
final class Given {
    private final Value.Fields fields;
    private final List<Problem.Fault> faults = new ArrayList<>();

    private Given(Value.Fields fields) {
        this.fields = fields;
    }

    /// @param names the members that are known here
    /// @throws ProblemException if the body is no JSON object
    static Given of(byte[] body, List<String> names) {
        if (!(ContactInput.json(body) instanceof Value.Fields fields)) {
            throw new ProblemException(Problem.badInput(List.of(new Problem.Fault("", "must be an object"))));
        }
        Given given = new Given(fields);
        fields.fields().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> given.fault(name, "is not known here; known are " + String.join(", ", names)));
        return given;
    }

    /// A text that must be there and look right; "" otherwise, and a fault.
    String text(String name, Predicate<String> looksRight, String meaning) {
        return optional(name, looksRight, meaning).orElseGet(() -> {
            if (fields.get(name) == Value.Missing.VALUE) {
                fault(name, meaning);
            }
            return "";
        });
    }

    /// A text that looks right if it is there.
    Optional<String> optional(String name, Predicate<String> looksRight, String meaning) {
        Value value = fields.get(name);
        if (value == Value.Missing.VALUE) {
            return Optional.empty();
        }
        Optional<String> text =
                value instanceof Value.Text words ? Optional.of(words.text()).filter(looksRight) : Optional.empty();
        if (text.isEmpty()) {
            fault(name, meaning);
        }
        return text;
    }

    /// True or false, if it is there.
    Optional<Boolean> truth(String name) {
        String word = fields.get(name).shown();
        if (fields.get(name) == Value.Missing.VALUE) {
            return Optional.empty();
        }
        if (!fields.get(name).equals(Value.of(true)) && !fields.get(name).equals(Value.of(false))) {
            fault(name, "is true or false");
        }
        return Optional.of(word.equals("true"));
    }

    /// Texts that look right each.
    List<String> texts(String name, Predicate<String> looksRight, String meaning) {
        List<String> texts = fields.get(name) instanceof Value.Many many
                ? many.items().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(Value::shown)
                        .filter(looksRight)
                        .distinct()
                        .toList()
                : List.of();
        if (!(fields.get(name) instanceof Value.Many many)
                || texts.size() != many.items().size()) {
            fault(name, meaning);
        }
        return texts;
    }

    void fault(String name, String message) {
        faults.add(new Problem.Fault("/" + name, message));
    }

    /// @throws ProblemException with everything that is wrong
    void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
    }
}
