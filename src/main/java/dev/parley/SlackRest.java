package dev.parley;

import dev.parley.channel.slack.DoNotDisturb;
import dev.parley.channel.slack.Person;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.contact.Address;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Value;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Parties;
import dev.parley.schedule.OurEnds;
import dev.parley.schedule.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps pulses from people who have set Slack not to disturb them: they are asked, and reminded, when they are there
/// again. Who is to be asked is looked up on the spot, who is to be reminded behind the clock, many at a time. Safe for
/// any thread.
final class SlackRest implements Rest {
    /// Slack tells about twenty times a minute.
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private static final Duration SOON = Duration.ofSeconds(5);
    /// More than these are reminded without a look: it would take longer than they rest.
    private static final int MOST = 2_000;

    private final DoNotDisturb slack;
    private final OurEnds ends;
    private final Executor later;
    private final Predicate<Duration> pause;
    private final Set<Person> asked = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /// @param later runs what may block
    /// @param pause waits; false if the server ends meanwhile
    SlackRest(DoNotDisturb slack, OurEnds ends, Executor later, Predicate<Duration> pause) {
        this.slack = slack;
        this.ends = ends;
        this.later = later;
        this.pause = pause;
    }

    @Override
    public void expect(Collection<Address> addresses, Instant now) {
        look(addresses.stream().flatMap(address -> person(address).stream()).toList(), now);
    }

    private void look(Collection<Person> people, Instant now) {
        people.stream()
                .collect(Collectors.groupingBy(Person::team, Collectors.mapping(Person::user, Collectors.toList())))
                .forEach((team, users) -> slack.look(team, users, now));
    }

    @Override
    public Optional<Instant> until(Address address, Instant now) {
        return person(address).flatMap(person -> slack.until(person, now));
    }

    private Optional<Person> person(Address address) {
        return ends.to(address).filter(SlackRest::isSlack).map(parties -> new Person(parties.our(), parties.their()));
    }

    private static boolean isSlack(Parties parties) {
        return parties.channel().equals(SlackDesk.CHANNEL);
    }

    /// The same rules for reminders, beside those of others.
    Courtesy beside(Courtesy others) {
        return new Courtesy() {
            @Override
            public Instant earliest(Parties parties, Flow flow, Value.Fields contact, Instant at) {
                return others.earliest(parties, flow, contact, at);
            }

            @Override
            public Instant earliest(Parties parties, Value.Fields contact, Instant at) {
                return others.earliest(parties, contact, at);
            }

            @Override
            public Instant undisturbed(Parties parties, Flow flow, Instant at) {
                return isSlack(parties) && flow.about().kind() == FlowKind.PULSE
                        ? reminded(new Person(parties.our(), parties.their()), at)
                        : at;
            }
        };
    }

    /// Never blocks: of whom nothing is known is looked at again when it is.
    private Instant reminded(Person person, Instant now) {
        if (slack.isKnown(person, now)) {
            return slack.until(person, now).orElse(now);
        }
        if (asked.size() >= MOST) {
            return now;
        }
        asked.add(person);
        if (looking.compareAndSet(false, true)) {
            later.execute(() -> lookAtAll(now));
        }
        return now.plus(SOON).plus(BETWEEN.multipliedBy(asked.size() / DoNotDisturb.PEOPLE));
    }

    private void lookAtAll(Instant now) {
        try {
            Duration wait = Duration.ofSeconds(1);
            while (!asked.isEmpty() && pause.test(wait)) {
                wait = BETWEEN;
                List<Person> some = asked.stream().limit(DoNotDisturb.PEOPLE).toList();
                look(some, now);
                some.forEach(asked::remove);
            }
        } finally {
            looking.set(false);
        }
    }
}
