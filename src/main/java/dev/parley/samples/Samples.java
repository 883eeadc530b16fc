package dev.parley.samples;

import dev.parley.contact.BulkUpsert;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Origin;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.kit.Keep;
import dev.parley.results.Talks;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitations;
import dev.parley.schedule.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Fills an installation with ninety days of answers of people who do not exist, once. Their numbers are of those that
/// are set apart for fiction, and each conversation's contact and event say `sample`. One thread.
public final class Samples {
    /// Kept when all of them are there; a fill that was broken off is done again, and gives the same.
    static final String DONE = "samples";

    private static final int DAYS = 90;
    /// Only what has come to its end is shown: nobody is there to go on.
    private static final Duration ENDED = Duration.ofDays(1);

    private final Kept kept;
    private final Engine engine;
    private final RandomGenerator chance;
    private final Plot plot;
    private final SampleWords words = SampleWords.read();
    private final List<ContactPatch> contacts = new ArrayList<>();
    private int people;

    /// Where samples go.
    public record Kept(LaneStore lanes, Invitations invitations, Keep keep, LaneIds ids, BulkUpsert contacts) {}

    /// @param chance the same gives the same samples
    public Samples(Kept kept, Engine engine, RandomGenerator chance) {
        this.kept = kept;
        this.engine = engine;
        this.chance = chance;
        plot = new Plot(chance);
    }

    /// Fills it, unless it was filled before.
    ///
    /// @return how many conversations there are more
    public int fill(Collection<Flow> flows, Instant now) {
        if (kept.keep().find(DONE).isPresent()) {
            return 0;
        }
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        int talks = 0;
        List<Flow> named = flows.stream()
                .filter(flow -> flow.about().anonymity().isEmpty())
                .sorted(Comparator.comparing(flow -> flow.id().value()))
                .toList();
        for (int ago = DAYS; ago > 0; ago--) {
            Instant midnight = today.minus(Duration.ofDays(ago));
            for (Flow flow : named) {
                talks += day(flow, midnight, now);
            }
        }
        kept.keep().put(DONE, now.toString(), Optional.empty());
        return talks;
    }

    private int day(Flow flow, Instant midnight, Instant now) {
        int talks = 0;
        int asked = 3 + chance.nextInt(6);
        List<Invitation> refused = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            Instant at = plot.time(midnight);
            if (chance.nextInt(12) == 0) {
                refused.add(refused(flow, at));
            } else if (at.isBefore(now.minus(ENDED))) {
                talks += talk(flow, at, now) ? 1 : 0;
            }
        }
        kept.invitations().planAll(refused);
        kept.contacts().upsert(contacts);
        contacts.clear();
        return talks;
    }

    private Invitation refused(Flow flow, Instant at) {
        List<Reason> reasons =
                List.of(Reason.AT_MOST, Reason.AT_MOST, Reason.QUOTA, Reason.NO_ADDRESS, Reason.OPTED_OUT);
        String name = "sample-" + ++people;
        return new Invitation(
                Invitation.key(flow.id(), "event", name),
                flow.id(),
                new ContactId(name),
                sampleEvent(flow),
                new Invitation.State.Refused(reasons.get(chance.nextInt(reasons.size())), at));
    }

    private Value.Fields sampleEvent(Flow flow) {
        Value.Fields event =
                Value.Fields.NONE.with("sample", Value.of(true)).with("total", Value.of(20 + chance.nextInt(200)));
        for (String field : Talks.fields(flow)) {
            event = event.with(field, Value.of(plot.value(field)));
        }
        return event;
    }

    private boolean talk(Flow flow, Instant at, Instant now) {
        Value.Fields event = sampleEvent(flow);
        Language language = plot.language(flow.about().languages());
        Respondent respondent =
                new Respondent(language, plot.goodness(event, Duration.between(at, now)), words, chance);
        String their = number(++people);
        Parties parties = new Parties("simulator", "+15550111", their);
        LaneId id = kept.ids().of(parties);
        Origin origin = new Origin(
                LaneIds.conversation(id, 1),
                flow.revision(),
                new Origin.Voice(plot.medium(), language),
                at,
                new Origin.Chance(chance.nextLong(), 0));
        Value.Fields contact =
                Value.Fields.NONE.with("sample", Value.of(true)).with("first_name", Value.of("Sample " + people));
        Conversation ended = new SampleTalk(engine, chance)
                .play(flow, origin, new Facts(contact, event, flow.defaults().vars()), respondent, now);
        contacts.add(SamplePeople.of(their, "Sample " + people, language));
        Lane fresh = Lane.fresh(id, parties);
        return kept.lanes()
                .commit(new Lane(
                        id,
                        new Lane.Stamp(1, Optional.empty()),
                        fresh.contact(),
                        new Lane.Talk(
                                Optional.of(ended),
                                Map.of(flow.id(), 1),
                                fresh.talk().starts()),
                        Lane.Mail.NONE));
    }

    /// Any area code's 555-0100 to 555-0199 are nobody's (North American Numbering Plan).
    private static String number(int person) {
        return "+1%03d55501%02d".formatted(201 + person / 100, person % 100);
    }
}
