package dev.parley;

import dev.parley.channel.slack.Commands;
import dev.parley.channel.slack.Person;
import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactFacts;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.Preferences;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.inbox.Flows;
import dev.parley.inbox.StartOutcome;
import dev.parley.inbox.StartRequest;
import dev.parley.schedule.OurEnds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries out what people order with `/parley`. Safe for any thread; blocks.
final class SlackCommands implements Commands.Desk {
    private static final Duration PAUSE = Duration.ofDays(7);

    private final Flows flows;
    private final ContactBook contacts;
    private final OurEnds ends;
    private final Doing doing;

    /// How surveys are begun and told about, and what time it is.
    record Doing(
            Function<StartRequest, StartOutcome> start,
            Supplier<String> status,
            Function<Flow, String> results,
            InstantSource clock) {}

    SlackCommands(Flows flows, ContactBook contacts, OurEnds ends, Doing doing) {
        this.flows = flows;
        this.contacts = contacts;
        this.ends = ends;
        this.doing = doing;
    }

    @Override
    public String take(Person person, String name, String id) {
        Optional<Flow> flow = flow(name);
        if (flow.isEmpty()) {
            return unknown(name);
        }
        if (!isForSlack(flow.get())) {
            return flow.get().about().title() + " is not held in Slack: its channels do not name it.";
        }
        Optional<Contact> contact = address(person).flatMap(contacts::find);
        Facts facts =
                contact.map(it -> Facts.NONE.withContact(ContactFacts.of(it))).orElse(Facts.NONE);
        StartRequest.Options options =
                new StartRequest.Options(contact.flatMap(it -> it.person().language()), Optional.empty());
        String key = "slack-command " + id;
        return said(doing.start()
                .apply(new StartRequest(Slacking.parties(person), flow.get().id(), key, facts, options)));
    }

    private static String said(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started started -> "Here we go: look at our direct messages.";
            case StartOutcome.Queued queued ->
                "You are in the middle of another survey; this one begins when you are done with it.";
            case StartOutcome.AlreadyStarted already -> "It has begun already: look at our direct messages.";
            case StartOutcome.Refused refused ->
                switch (refused.reason()) {
                    case OPTED_OUT ->
                        "You have asked for no surveys. Write “start” in our direct messages, then try again.";
                    case CONVERSATION_OPEN, QUEUE_FULL -> "You are in the middle of another survey. Finish it first.";
                    case UNKNOWN_FLOW, WAITED_TOO_LONG, NO_SENDER -> "That survey cannot begin now.";
                };
        };
    }

    @Override
    public String pause(Person person) {
        Instant until = doing.clock().instant().plus(PAUSE);
        return paused(person, Optional.of(until))
                ? "I will not ask you anything for a week. `/parley resume` takes that back."
                : "That is not possible here.";
    }

    @Override
    public String resume(Person person) {
        return paused(person, Optional.of(doing.clock().instant()))
                ? "You may be asked again. Thank you!"
                : "That is not possible here.";
    }

    /// Until when somebody is asked nothing; empty if they may be asked.
    Optional<Instant> pausedUntil(Person person) {
        return address(person)
                .flatMap(contacts::find)
                .flatMap(contact -> contact.reach().preferences().pausedUntil())
                .filter(until -> until.isAfter(doing.clock().instant()));
    }

    private boolean paused(Person person, Optional<Instant> until) {
        Optional<Address> address = address(person);
        address.ifPresent(it -> contacts.upsert(patch(it, until)));
        return address.isPresent();
    }

    private ContactPatch patch(Address address, Optional<Instant> until) {
        ContactPatch named = ContactPatch.of(address);
        Optional<Preferences> known =
                contacts.find(address).map(it -> it.reach().preferences());
        Preferences wish = new Preferences(known.flatMap(Preferences::channel), until);
        return new ContactPatch(
                named.keys(),
                named.about(),
                Map.of(),
                new ContactPatch.Permissions(Map.of(), Optional.of(wish), List.of()));
    }

    @Override
    public String status() {
        return doing.status().get();
    }

    @Override
    public String results(String name) {
        return flow(name).map(doing.results()).orElseGet(() -> unknown(name));
    }

    private Optional<Address> address(Person person) {
        return ends.of(Slacking.parties(person));
    }

    private Optional<Flow> flow(String name) {
        String id = name.toLowerCase(Locale.ROOT);
        return FlowId.isValid(id) ? flows.published(new FlowId(id)) : Optional.empty();
    }

    private static boolean isForSlack(Flow flow) {
        List<Medium> channels = flow.start().invite().gates().channels();
        return channels.isEmpty() || channels.contains(Medium.SLACK);
    }

    private String unknown(String name) {
        String names = flows.published().stream()
                .filter(SlackCommands::isForSlack)
                .map(flow -> flow.id().value())
                .sorted()
                .limit(20)
                .collect(Collectors.joining(", "));
        return "There is no survey named " + name + ". There are: " + names + ".";
    }
}
