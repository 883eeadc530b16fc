package dev.parley;

import dev.parley.channel.slack.Commands;
import dev.parley.channel.slack.Home;
import dev.parley.channel.slack.Person;
import dev.parley.channel.slack.Saying;
import dev.parley.channel.slack.Saying.What;
import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactFacts;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.Preferences;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Parties;
import dev.parley.inbox.StartOutcome;
import dev.parley.inbox.StartRequest;
import dev.parley.schedule.OurEnds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Carries out what people order with `/parley`. Safe for any thread; blocks.
final class SlackCommands implements Commands.Desk {
    private static final Duration PAUSE = Duration.ofDays(7);
    private static final Saying NOT_HERE = Saying.of(What.NOT_HERE);

    private final Flows flows;
    private final ContactBook contacts;
    private final OurEnds ends;
    private final Doing doing;

    /// How surveys are begun and told about, and what time it is.
    record Doing(
            Function<StartRequest, StartOutcome> start,
            Function<Parties, Optional<Language>> spoken,
            Supplier<Optional<String>> missing,
            Function<Flow, String> results,
            InstantSource clock) {}

    SlackCommands(Flows flows, ContactBook contacts, OurEnds ends, Doing doing) {
        this.flows = flows;
        this.contacts = contacts;
        this.ends = ends;
        this.doing = doing;
    }

    @Override
    public Saying take(Person person, String name, String id) {
        Optional<Flow> flow = flow(name);
        if (flow.isEmpty()) {
            return unknown(name);
        }
        if (!isForSlack(flow.get())) {
            return Saying.of(What.ELSEWHERE, flow.get().about().title());
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

    private static Saying said(StartOutcome outcome) {
        return Saying.of(
                switch (outcome) {
                    case StartOutcome.Started started -> What.STARTED;
                    case StartOutcome.Queued queued -> What.QUEUED;
                    case StartOutcome.AlreadyStarted already -> What.ALREADY;
                    case StartOutcome.Refused refused ->
                        switch (refused.reason()) {
                            case OPTED_OUT -> What.OPTED_OUT;
                            case CONVERSATION_OPEN, QUEUE_FULL -> What.BUSY;
                            case UNKNOWN_FLOW, WAITED_TOO_LONG, NO_SENDER -> What.NOT_NOW;
                        };
                });
    }

    @Override
    public Saying pause(Person person) {
        Instant until = doing.clock().instant().plus(PAUSE);
        return paused(person, Optional.of(until)) ? Saying.of(What.PAUSED) : NOT_HERE;
    }

    @Override
    public Saying resume(Person person) {
        return paused(person, Optional.of(doing.clock().instant())) ? Saying.of(What.RESUMED) : NOT_HERE;
    }

    private boolean paused(Person person, Optional<Instant> until) {
        return wish(person, known -> known.paused(until));
    }

    private boolean wish(Person person, UnaryOperator<Preferences> change) {
        Optional<Address> address = address(person);
        address.ifPresent(it -> {
            ContactPatch named = ContactPatch.of(it);
            Preferences known = contacts.find(it)
                    .map(contact -> contact.reach().preferences())
                    .orElse(Preferences.NONE);
            contacts.upsert(new ContactPatch(
                    named.keys(),
                    named.about(),
                    Map.of(),
                    new ContactPatch.Permissions(Map.of(), Optional.of(change.apply(known)), List.of())));
        });
        return address.isPresent();
    }

    @Override
    public Saying hour(Person person, Optional<LocalTime> time) {
        if (!wish(person, known -> known.at(time))) {
            return NOT_HERE;
        }
        return time.map(at -> Saying.of(What.HOUR, at.toString())).orElseGet(() -> Saying.of(What.ANY_HOUR));
    }

    @Override
    public Saying language(Person person, String tag) {
        Language language = new Language(tag);
        Optional<Address> address = address(person);
        address.ifPresent(it -> {
            ContactPatch named = ContactPatch.of(it);
            ContactPatch.About about =
                    new ContactPatch.About(Optional.empty(), Optional.of(language), Optional.empty());
            contacts.upsert(new ContactPatch(named.keys(), about, Map.of(), named.permissions()));
        });
        return address.isEmpty() ? NOT_HERE : Saying.of(What.SPEAK, name(language));
    }

    /// The language that somebody has chosen, else the one in which they were last spoken with.
    @Override
    public String spoken(Person person) {
        return address(person)
                .flatMap(contacts::find)
                .flatMap(it -> it.person().language())
                .or(() -> doing.spoken().apply(Slacking.parties(person)))
                .map(Language::tag)
                .orElse("");
    }

    private static String name(Language language) {
        Locale locale = Locale.forLanguageTag(language.tag());
        return locale.getDisplayLanguage(locale);
    }

    /// What somebody has set.
    Home.Settings settings(Person person) {
        Optional<Contact> contact = address(person).flatMap(contacts::find);
        Preferences wish = contact.map(it -> it.reach().preferences()).orElse(Preferences.NONE);
        return new Home.Settings(
                wish.pausedUntil().filter(until -> until.isAfter(doing.clock().instant())),
                wish.hour(),
                contact.flatMap(it -> it.person().language()).map(Language::tag));
    }

    @Override
    public Commands.Status status() {
        return new Commands.Status(doing.missing().get(), flows.published().size());
    }

    @Override
    public Saying results(String name) {
        return flow(name)
                .map(doing.results())
                .map(lines -> Saying.of(What.AS_IT_STANDS, lines))
                .orElseGet(() -> unknown(name));
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

    private Saying unknown(String name) {
        String names = flows.published().stream()
                .filter(SlackCommands::isForSlack)
                .map(flow -> flow.id().value())
                .sorted()
                .limit(20)
                .collect(Collectors.joining(", "));
        return Saying.of(What.NO_SURVEY, name, names);
    }
}
