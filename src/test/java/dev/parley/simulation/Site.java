package dev.parley.simulation;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.conversation.Phrases;
import dev.parley.fake.MemoryContacts;
import dev.parley.fake.MemoryInvitations;
import dev.parley.fake.MemoryLanes;
import dev.parley.fake.MemoryStops;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Medium;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.reply.ReplyReader;
import dev.parley.reply.StandardReader;
import dev.parley.schedule.OurEnds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What all nodes of one installation share, and what outlives them.
record Site(
        TestClock clock, MemoryLanes lanes, MemoryContacts contacts, MemoryInvitations invitations, MemoryStops stops) {
    static final String OUR = "+15550111";
    static final LaneIds IDS = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    static final AddressHashes HASHES = new AddressHashes(new byte[32]);
    static final ReplyReader READER = StandardReader.create();
    static final Phrases PHRASES = Phrases.builtIn();
    static final OurEnds ENDS = new OurEnds(Map.of(Medium.SMS, new OurEnds.End("sms", OUR)));
    static final PublishedFlows FLOWS = flows();

    /// Asked of somebody with a number, and again with their reason.
    static final String SCORE = "From 0 to 10?";
    /// The first words of the two flows that invite.
    static final List<String> GREETINGS = List.of("Hello from visit.", "Hello from pulse.");

    private static final String STEPS = """
            language: en
            kind: relationship
            remind: [1h]
            expire: 2d
            steps:
              - say: Hello from %s.
              - {id: score, ask: From 0 to 10?, answer: nps}
              - {id: why, ask: And why?, answer: text}
              - {id: more, ask: What else?, answer: text}
              - end: Bye.
            """;

    /// One with nobody in it.
    static Site empty() {
        return new Site(
                new TestClock(Instant.parse("2026-03-01T10:00:00Z")),
                new MemoryLanes(),
                new MemoryContacts(),
                new MemoryInvitations(),
                new MemoryStops());
    }

    static Parties parties(String person) {
        return new Parties("sms", OUR, person);
    }

    static Address address(String person) {
        return new Address(Medium.SMS, person);
    }

    private static PublishedFlows flows() {
        PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
        flows.publish(List.of(
                TestFlows.of("flow: visit\ninvite: {on: visited, at-most: 1 per 14d}\n" + STEPS.formatted("visit")),
                TestFlows.of("flow: pulse\ninvite: {on: worked, at-most: 1 per 14d, spread: 2h}\n"
                        + STEPS.formatted("pulse")),
                TestFlows.of("flow: own\ninvite: {keywords: [hi]}\n" + STEPS.formatted("own"))));
        return flows;
    }
}
