package dev.parley.followup;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Who answers unhappy people, when they are at work, and what they are told of.
///
/// @param people who can own a case
/// @param queues what cases are sorted into; a queue that is not listed has the first one's rules
/// @param causes the words a case may be closed with; empty for any
public record Desk(
        List<Colleague> people, List<Queue> queues, BusinessHours hours, List<AlertRule> rules, List<String> causes) {
    /// The queue of orders that name none.
    public static final String DEFAULT_QUEUE = "default";

    /// What holds until somebody sets it up: nobody is there, and a day is given for each case.
    public static final Desk EMPTY =
            new Desk(List.of(), List.of(), BusinessHours.always(ZoneOffset.UTC), List.of(), List.of());

    public Desk {
        people = List.copyOf(people);
        queues = List.copyOf(queues);
        rules = List.copyOf(rules);
        causes = List.copyOf(causes);
    }

    /// Somebody who can own cases.
    ///
    /// @param queues which ones; empty for all
    /// @param skills what they can do, such as `french` or `billing`
    /// @param most how many open cases they get without being asked
    public record Colleague(String name, List<String> queues, List<String> skills, int most) {
        public Colleague {
            queues = List.copyOf(queues);
            skills = List.copyOf(skills);
        }
    }

    /// What cases are sorted into.
    ///
    /// @param due the working time until somebody is to have replied
    /// @param escalateTo who gets what is overdue, "" for nobody in particular
    public record Queue(String name, Duration due, String escalateTo) {}

    /// The rules of a queue.
    public Queue queue(String name) {
        return queues.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .or(() -> queues.stream().findFirst().map(first -> new Queue(name, first.due(), first.escalateTo())))
                .orElseGet(() -> new Queue(name, Duration.ofHours(24), ""));
    }

    /// Somebody by name.
    public Optional<Colleague> colleague(String name) {
        return people.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
