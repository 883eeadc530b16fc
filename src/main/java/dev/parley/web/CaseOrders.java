package dev.parley.web;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.Value;
import dev.parley.followup.AlertRule;
import dev.parley.followup.Desk;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.followup.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what people order to be done with a case. Safe for any thread.
final class CaseOrders {
    private static final int NAME = 100;
    private static final int TEXT = 1_600;
    private static final Duration LONGEST = Duration.ofDays(366);

    private CaseOrders() {}

    /// What is to be done with a case.
    sealed interface Deed {
        record Assign(String to) implements Deed {}

        record Comment(String text) implements Deed {}

        record Reply(String text) implements Deed {}

        record Snooze(Instant until) implements Deed {}

        record Resolve(String cause, String text) implements Deed {}

        record Reopen() implements Deed {}
    }

    /// What is to be done, and the case's version that was seen.
    record Ordered(OptionalLong version, Deed deed) {}

    /// The words at the end of the paths.
    static final List<String> WORDS = List.of("assign", "comment", "reply", "snooze", "resolve", "reopen");

    /// An order from a body of JSON: `{version, …}`.
    ///
    /// @throws ProblemException with everything that is wrong
    static Ordered read(String word, byte[] body, Desk desk, Instant now) {
        List<Fault> faults = new ArrayList<>();
        Value given = body.length == 0 ? Value.Fields.NONE : ContactInput.json(body);
        Parts parts = Parts.of(given, faults);
        long version = parts.whole("version", -1, 1, Long.MAX_VALUE);
        Deed deed = deed(word, parts, desk, now);
        parts.nothingElse();
        refuse(faults);
        return new Ordered(version < 0 ? OptionalLong.empty() : OptionalLong.of(version), deed);
    }

    private static Deed deed(String word, Parts parts, Desk desk, Instant now) {
        return switch (word) {
            case "assign" -> new Deed.Assign(parts.text("to", NAME));
            case "comment" -> new Deed.Comment(parts.needed("text", TEXT));
            case "reply" -> new Deed.Reply(parts.needed("text", TEXT));
            case "snooze" -> new Deed.Snooze(until(parts, now));
            case "resolve" -> new Deed.Resolve(cause(parts, desk), parts.text("text", TEXT));
            default -> new Deed.Reopen();
        };
    }

    private static Instant until(Parts parts, Instant now) {
        Optional<Instant> until = parts.duration("for").map(now::plus).or(() -> parts.at("until"));
        boolean fits = until.filter(at -> at.isAfter(now) && at.isBefore(now.plus(LONGEST)))
                .isPresent();
        if (!fits) {
            parts.fault("until", "is a time within the next year, or give \"for\": \"4h\"");
        }
        return until.orElse(now);
    }

    private static String cause(Parts parts, Desk desk) {
        String cause = parts.text("cause", NAME);
        if (!desk.causes().isEmpty() && !desk.causes().contains(cause)) {
            parts.fault("cause", "is one of " + String.join(", ", desk.causes()));
        }
        return cause;
    }

    /// A case to be opened by hand: `{conversation, queue, skill, priority, note}`.
    record Opening(ConversationId conversation, AlertRule.Order order) {}

    /// @throws ProblemException with everything that is wrong
    static Opening opening(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Parts parts = Parts.of(ContactInput.json(body), faults);
        String conversation = parts.needed("conversation", NAME);
        String queue = parts.text("queue", NAME);
        String word = parts.text("priority", NAME);
        Optional<Priority> priority = word.isEmpty() ? Optional.of(Priority.NORMAL) : Priority.of(word);
        if (priority.isEmpty()) {
            parts.fault("priority", "is low, normal, high or urgent");
        }
        AlertRule.Order order = new AlertRule.Order(
                queue.isEmpty() ? Desk.DEFAULT_QUEUE : queue,
                parts.text("skill", NAME),
                priority.orElse(Priority.NORMAL),
                parts.text("note", TEXT));
        parts.nothingElse();
        refuse(faults);
        return new Opening(new ConversationId(conversation), order);
    }

    /// @throws ProblemException if anything is wrong
    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults.stream()
                    .map(fault -> new Problem.Fault(fault.pointer(), fault.message()))
                    .toList()));
        }
    }
}
