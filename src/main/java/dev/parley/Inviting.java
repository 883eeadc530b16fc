package dev.parley;

import dev.parley.channel.slack.SlackDesk;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.Erasure;
import dev.parley.flow.Condition;
import dev.parley.flow.Medium;
import dev.parley.flowfile.cel.CelChecker;
import dev.parley.flowfile.cel.Compiled;
import dev.parley.flowfile.text.Names;
import dev.parley.followup.CaseBook;
import dev.parley.followup.CaseId;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneTalks;
import dev.parley.inbox.Parties;
import dev.parley.kit.Ids;
import dev.parley.kit.SteadyClock;
import dev.parley.kit.Work;
import dev.parley.outbox.Pace;
import dev.parley.results.Settled;
import dev.parley.schedule.Asking;
import dev.parley.schedule.ContactKeeper;
import dev.parley.schedule.DueInvitations;
import dev.parley.schedule.Events;
import dev.parley.schedule.InboxStarter;
import dev.parley.schedule.KnownMembers;
import dev.parley.schedule.LaneLines;
import dev.parley.schedule.Launch;
import dev.parley.schedule.Members;
import dev.parley.schedule.Nights;
import dev.parley.schedule.Offers;
import dev.parley.schedule.OurEnds;
import dev.parley.schedule.Outcomes;
import dev.parley.schedule.PageStarter;
import dev.parley.schedule.People;
import dev.parley.schedule.Planner;
import dev.parley.schedule.Rest;
import dev.parley.schedule.ToldInvitations;
import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.study.Study;
import dev.parley.web.ContactRoutes;
import dev.parley.web.EventRoutes;
import dev.parley.web.InvitationRoutes;
import dev.parley.web.LaunchRoutes;
import dev.parley.web.PersonRoutes;
import dev.parley.web.PulseRoutes;
import dev.parley.web.ReplyRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.TimelineRoutes;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Joins what concerns people who are to be asked: contacts, events, invitations.
final class Inviting {
    /// A round a second: what waited through hours of downtime goes out at this rate, if its sender's pace allows.
    private static final int A_ROUND = 200;

    private static final long ROUND_MILLIS = 1_000;
    private static final long PLAN_MILLIS = 300_000;
    private static final long SWEEP_MILLIS = 3_600_000;

    private final Store store;
    private final InstantSource clock;
    private final SteadyClock steady;
    private final Ids ids;
    private final AddressHashes hashes;
    private final ContactBook contacts;
    private final ToldInvitations invitations;
    private final OurEnds ends;
    private final Optional<Slacking> slack;
    private final Optional<SlackRest> rest;
    private final SecureRandom chance = new SecureRandom();
    private final ZoneId zone;

    /// Those of the asking that runs; none before it does.
    private volatile Outcomes outcomes = new Outcomes();

    Inviting(Store store, byte[] key, OurEnds ends, Optional<Slacking> slack, Clocks clocks) {
        this.slack = slack;
        rest = slack.map(it -> it.rest(ends));
        this.store = store;
        clock = clocks.wall();
        steady = clocks.steady();
        zone = clocks.zone();
        this.ends = ends;
        ids = new Ids(clock, new SecureRandom());
        hashes = new AddressHashes(key);
        contacts = new ContactBook(store.contacts(), ids::next, clock);
        invitations = new ToldInvitations(store.invitations());
    }

    /// The invitations, and who is told what becomes of them.
    ToldInvitations invitations() {
        return invitations;
    }

    /// Our side of each channel that can send.
    static OurEnds ends(Settings settings, Settings.Mode mode, Optional<Slacking> slack) {
        Map<Medium, OurEnds.End> ends = new EnumMap<>(Medium.class);
        phone(settings.twilio(), mode).ifPresent(end -> ends.put(Medium.SMS, end));
        slack.ifPresent(it -> ends.put(Medium.SLACK, new OurEnds.End(SlackDesk.CHANNEL, it::team)));
        return new OurEnds(ends);
    }

    private static Optional<OurEnds.End> phone(Settings.Twilio twilio, Settings.Mode mode) {
        // A messaging service's numbers are one address of ours.
        String our = twilio.messagingServiceSid().isEmpty() ? twilio.from() : twilio.messagingServiceSid();
        if (twilio.authToken().isPresent() && !our.isEmpty()) {
            return Optional.of(new OurEnds.End("sms", our));
        }
        return mode == Settings.Mode.DEMO ? Optional.of(new OurEnds.End("simulator", "+15550111")) : Optional.empty();
    }

    /// What people order in Slack.
    SlackCommands slackCommands(Flows flows, SlackCommands.Doing doing) {
        return new SlackCommands(flows, contacts, ends, doing);
    }

    /// Takes in many people at once.
    BulkUpsert upsert() {
        return new BulkUpsert(store.contacts(), contacts);
    }

    /// What became of invitations so far, by a word each.
    Map<String, Long> counts() {
        return outcomes.counts();
    }

    /// The line to an address; empty if its channel is not set up.
    Optional<Parties> line(Address address) {
        return ends.to(address);
    }

    /// What keeps the contacts up to date with the conversations.
    Bystander keeper() {
        return new ContactKeeper(contacts, store.stops(), hashes, ends);
    }

    /// The same bystander, and one that takes in what was said in confidence.
    ///
    /// @param crowd writes lines as if something had been said to people who have just written
    Bystander confiding(Bystander others, Flows flows, Consumer<List<LaneId>> crowd) {
        return new Confiding(others, study(flows), crowd);
    }

    private Study study(Flows flows) {
        return new Study(flows, store.study(), clock, chance);
    }

    /// What keeps reminders out of people's nights.
    Courtesy nights() {
        Courtesy nights = new Nights(zone);
        return rest.map(it -> it.beside(nights)).orElse(nights);
    }

    /// The parts of the API, and the invitations that come due from now on.
    List<Routes> start(Vertx vertx, Serving serving, Conversing conversing) {
        Work work = serving.work();
        Flows flows = conversing.flows();
        Asking asking = new Asking(parts(conversing));
        outcomes = asking.outcomes();
        act(vertx, work, asking, conversing);
        Events events = new Events(flows, contacts, invitations, asking, clock);
        Erasure erasure = store.erasure(hashes, new Settled(store.sums(), flows, zone));
        return List.of(
                new ContactRoutes(new ContactRoutes.Parts(store.contacts(), contacts, erasure), serving),
                new PersonRoutes(around(conversing), erasure, serving),
                new EventRoutes(events, serving),
                new InvitationRoutes(
                        new InvitationRoutes.Parts(
                                new InvitationRoutes.Asked(flows, events, asking), contacts, invitations),
                        serving),
                new LaunchRoutes(launching(flows, asking), serving),
                new PulseRoutes(flows, invitations, serving),
                new ReplyRoutes(
                        new ReplyRoutes.Parts(
                                study(flows),
                                (back, comment, text) ->
                                        conversing.inbox().tell(back.writer(), back.crowd(), comment, text)),
                        serving),
                new TimelineRoutes(timeline(conversing), serving));
    }

    private DueInvitations due(Conversing conversing, Asking asking) {
        return new DueInvitations(
                invitations,
                asking,
                conversing.flows(),
                clock,
                () -> conversing.pace().room(clock.instant(), A_ROUND));
    }

    /// What happens by the clock from now on.
    private void act(Vertx vertx, Work work, Asking asking, Conversing conversing) {
        Flows flows = conversing.flows();
        Planner planner = new Planner(
                flows,
                new Planner.Sources(store.contacts(), members()),
                invitations,
                store.plans(),
                new Planner.Clocks(clock, zone));
        DueInvitations due = due(conversing, asking);
        Looks looks = new Looks(vertx, work, steady::isSteady);
        looks.every(ROUND_MILLIS, "due invitations", due::round);
        looks.soon(PLAN_MILLIS, "planning", planner::round);
        Study study = study(flows);
        looks.soon(SWEEP_MILLIS, "letting anonymous answers out", study::sweep);
        looks.every(SWEEP_MILLIS, "sweeping old answers", () -> {
            store.answers().sweep(clock.instant());
            return 0;
        });
    }

    private Members members() {
        return slack.map(Slacking::directory)
                .<Members>map(directory -> new KnownMembers(directory, store.contacts(), upsert()))
                .orElse(Members.NONE);
    }

    /// What offers surveys to those who are known.
    Offers offers(Conversing conversing) {
        Asking.Parts parts = parts(conversing);
        return new Offers(parts, new Asking(parts), ends);
    }

    private Asking.Parts parts(Conversing conversing) {
        return new Asking.Parts(
                conversing.flows(),
                contacts,
                new People(new LaneLines(conversing.ids(), store.lanes(), ends), store.stops(), hashes, zone),
                new Asking.Sending(
                        invitations,
                        store.quotas(),
                        new PageStarter(
                                new InboxStarter(conversing.inbox()::start, ends),
                                conversing.inbox().pages()::invite),
                        rest.<Rest>map(it -> it).orElse(Rest.NONE)),
                clock);
    }

    private TimelineRoutes.Parts timeline(Conversing conversing) {
        CaseBook cases = new CaseBook(store.cases(), clock, change -> {});
        return new TimelineRoutes.Parts(
                contacts,
                invitations,
                store.talks(),
                contact -> lanes(conversing.ids(), conversing.flows(), contact),
                talk -> cases.find(new CaseId(talk.value())));
    }

    private List<LaneId> lanes(LaneIds ids, Flows flows, Contact contact) {
        return contact.reach().addresses().stream()
                .flatMap(address -> lines(flows, address))
                .map(ids::of)
                .toList();
    }

    /// The conversations of whoever is at the other end of a line, those on all their other lines among them.
    LaneTalks everywhere(LaneIds ids, Flows flows) {
        return (id, limit) -> {
            Optional<Contact> contact = store.lanes()
                    .find(id)
                    .flatMap(lane -> ends.of(lane.contact().parties()))
                    .flatMap(contacts::find);
            return Stream.concat(Stream.of(id), contact.stream().flatMap(one -> lanes(ids, flows, one).stream()))
                    .distinct()
                    .flatMap(lane -> store.talks().of(lane, limit).stream())
                    .toList();
        };
    }

    /// What is known around conversations.
    Surroundings around(Conversing conversing) {
        return new Surroundings(
                new Surroundings.Kept(store.lanes(), store.talks(), store.contacts(), contacts),
                contact -> lanes(conversing.ids(), conversing.flows(), contact),
                ends::of);
    }

    /// On the web a person has a line for each survey.
    private Stream<Parties> lines(Flows flows, Address address) {
        return address.medium() == Medium.WEB
                ? flows.published().stream()
                        .map(flow -> new Parties(Medium.WEB.word(), flow.id().value(), address.value()))
                : ends.to(address).stream();
    }

    private LaunchRoutes.Parts launching(Flows flows, Asking asking) {
        Launch launch = new Launch(store.contacts(), invitations, asking, clock);
        return new LaunchRoutes.Parts(flows, launch, Inviting::segment);
    }

    /// A condition over a contact and the event that began a conversation.
    ///
    /// @throws IllegalArgumentException if it is none, with what is wrong
    static Condition condition(String text) {
        return made(anybody().condition(text));
    }

    /// A condition over a contact alone.
    ///
    /// @throws IllegalArgumentException if it is none, with what is wrong
    private static Condition segment(String text) {
        return made(anybody().segment(text));
    }

    private static CelChecker anybody() {
        return CelChecker.of(new Names(Map.of(), Set.of(), Set.of()));
    }

    private static Condition made(Compiled<Condition> compiled) {
        return switch (compiled) {
            case Compiled.Good<Condition> good -> good.made();
            case Compiled.Bad<Condition> bad -> {
                Compiled.Fault first = bad.faults().getFirst();
                throw new IllegalArgumentException("character " + (first.offset() + 1) + ": " + first.message());
            }
        };
    }

    /// What conversations are held with.
    record Conversing(Flows flows, LaneIds ids, Inbox inbox, Pace pace) {}
}
