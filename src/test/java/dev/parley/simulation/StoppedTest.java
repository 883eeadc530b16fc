package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.contact.Consent;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.OptOuts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.schedule.Happening;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// People who stop, each in another way, and then a month of events, launches, reminders, receipts and messages of
/// their own: nothing is sent to any of them. `-Dstopped.people=N` for more.
class StoppedTest {
    private static final int PEOPLE = Integer.getInteger("stopped.people", 300);
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Duration STEP = Duration.ofMinutes(30);

    private final Random chance = new Random(7);
    private final Site site = Site.empty();
    private final Post post = new Post();
    private final Node node =
            Node.start(site, post, new Fate(new Random(7), () -> true, () -> {}), () -> "new-" + chance.nextInt());
    private int messages;
    private int events;

    /// The ways to stop.
    private enum Way {
        AT_FIRST,
        IN_A_CONVERSATION,
        WHILE_AN_INVITATION_WAITS,
        REFUSED_BY_THE_PROVIDER,
        TOLD_BY_A_RECEIPT,
        TOLD_BY_ANOTHER_SYSTEM,
        CONSENT_TAKEN_BACK,
        FOUND_IN_THE_LIST
    }

    @Test
    void a_month_of_traffic_sends_nothing_to_who_has_stopped() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add("+1555" + (1_000_000 + i));
            stop(people.getLast(), Way.values()[i % Way.values().length]);
        }
        for (int i = 0; i < 10; i++) {
            site.clock().pass(Duration.ofMinutes(1));
            work();
        }
        assertThat(post.calls).as("sent before they stopped").isPositive();
        post.calls = 0;

        List<String> heard = new ArrayList<>();
        Instant end = site.clock().instant().plus(MONTH);
        for (int step = 0; site.clock().instant().isBefore(end); step++) {
            if (step % 48 == 0) {
                launch("day-" + step);
            }
            String person = people.get(chance.nextInt(PEOPLE));
            heard.addAll(traffic(person));
            work();
            site.clock().pass(STEP);
        }

        assertThat(post.calls).as("calls to send").isZero();
        assertThat(heard).as("answers").isEmpty();
        assertThat(events).isGreaterThan(100);
    }

    private void stop(String person, Way way) {
        happen(person, "visited");
        switch (way) {
            case AT_FIRST -> say(person, "STOP");
            case IN_A_CONVERSATION -> {
                say(person, "hi");
                work();
                say(person, "STOP");
            }
            case WHILE_AN_INVITATION_WAITS -> {
                happen(person, "worked");
                say(person, "stop");
            }
            case REFUSED_BY_THE_PROVIDER -> {
                post.refused.add(person);
                work();
            }
            case TOLD_BY_A_RECEIPT -> toldByReceipt(person);
            case TOLD_BY_ANOTHER_SYSTEM ->
                tell(
                        person,
                        new ContactPatch.Permissions(
                                Map.of(),
                                Optional.empty(),
                                List.of(new OptOuts.Entry(
                                        Medium.SMS, true, site.clock().instant(), "letter"))));
            case CONSENT_TAKEN_BACK ->
                tell(
                        person,
                        new ContactPatch.Permissions(
                                Map.of(
                                        Medium.SMS,
                                        new Consent(false, site.clock().instant(), "form")),
                                Optional.empty(),
                                List.of()));
            case FOUND_IN_THE_LIST ->
                node.inbox().recover(message(person, "STOP"), site.clock().instant());
        }
    }

    private void toldByReceipt(String person) {
        work();
        String key = node.inbox().receive(message(person, "hello")).replies().stream()
                .map(Outbound::key)
                .findFirst()
                .orElse(post.newest);
        node.inbox().receipt(new Receipt(key, "SM", Receipt.Fate.FAILED, "21610", true));
    }

    /// Something that would make Parley write to anybody else.
    private List<String> traffic(String person) {
        return switch (chance.nextInt(4)) {
            case 0 -> {
                happen(person, chance.nextBoolean() ? "visited" : "worked");
                yield List.of();
            }
            case 1 -> {
                node.inbox().receipt(new Receipt(post.newest, "SM", Receipt.Fate.UNDELIVERED, "30003", false));
                yield List.of();
            }
            case 2 -> {
                if (!isKnownToHaveStopped(person)) {
                    yield List.of();
                }
                node.inbox()
                        .recover(
                                message(person, "thank you anyway"),
                                site.clock().instant());
                yield List.of();
            }
            default -> isKnownToHaveStopped(person) ? say(person, "what?") : List.of();
        };
    }

    /// Who has told it to another system may write and is answered.
    private boolean isKnownToHaveStopped(String person) {
        return site.lanes()
                .find(Site.IDS.of(Site.parties(person)))
                .filter(lane -> lane.isOptedOut())
                .isPresent();
    }

    private List<String> say(String person, String text) {
        Handled handled = node.inbox().receive(message(person, text));
        return handled.replies().stream().map(Outbound::text).toList();
    }

    private Inbound message(String person, String text) {
        return new Inbound("sms", Site.OUR, person, "SM" + messages++, Inbound.Content.of(text));
    }

    private void happen(String person, String type) {
        node.events().take(new Happening("event-" + events++, type, known(person), Value.Fields.NONE));
    }

    private void tell(String person, ContactPatch.Permissions permissions) {
        ContactPatch patch = known(person);
        new ContactBook(site.contacts(), () -> "unused", site.clock())
                .upsert(new ContactPatch(patch.keys(), patch.about(), Map.of(), permissions));
    }

    private static ContactPatch known(String person) {
        return new ContactPatch(
                new ContactPatch.Keys("", "p" + person, List.of(Site.address(person))),
                new ContactPatch.About(Optional.empty(), Optional.empty(), Optional.of(ZoneId.of("Europe/Berlin"))),
                Map.of(),
                new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of()));
    }

    private void launch(String name) {
        List<ContactId> everybody = new ArrayList<>();
        site.contacts().eachId(everybody::add);
        Instant now = site.clock().instant();
        FlowId flow = new FlowId("pulse");
        site.invitations()
                .planAll(everybody.stream()
                        .map(contact -> new Invitation(
                                Invitation.key(flow, "launch", name + "/" + contact),
                                flow,
                                contact,
                                Value.Fields.NONE,
                                new Invitation.State.Held(now, now, Reason.SCHEDULED)))
                        .toList());
    }

    private void work() {
        node.due().round();
        node.dispatcher().look();
    }

    /// Takes all messages but those to people of whom it knows that they have stopped.
    private static final class Post implements Sender {
        private final Set<String> refused = new HashSet<>();
        private String newest = "";
        private int calls;

        @Override
        public Delivery send(Route route, Outbound message) {
            calls++;
            newest = message.key();
            return refused.contains(route.their())
                    ? new Delivery.Refused("Twilio error 21610", true)
                    : new Delivery.Sent("SM-out-" + calls);
        }

        @Override
        public Search find(Route route, Outbound message, Instant since) {
            return new Search.Found(List.of());
        }

        @Override
        public List<String> pieces(String text) {
            return List.of(text);
        }
    }
}
