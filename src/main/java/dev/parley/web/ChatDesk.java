package dev.parley.web;

import dev.parley.channel.Inbound;
import dev.parley.channel.webchat.Asked;
import dev.parley.channel.webchat.HostIdentity;
import dev.parley.channel.webchat.Visit;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Gates;
import dev.parley.flow.Language;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Flows;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Link;
import dev.parley.inbox.Links;
import dev.parley.inbox.Pages;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Shown;
import dev.parley.inbox.StartRequest;
import dev.parley.schedule.Eligibility;
import dev.parley.schedule.Offers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens, begins and continues conversations on the web. Safe for any thread; blocks while the store works.
public final class ChatDesk {
    /// The channel's word: who comes to the chat by themselves is on lines of their own.
    static final String CHANNEL = "web";

    /// A visitor's token; a link's own time is over sooner.
    private static final Duration LASTS = Duration.ofDays(30);
    /// So long after a survey another may begin, where its flow says nothing.
    static final Duration REST = Eligibility.REST;

    static final Problem NO_FLOW = Problem.of(404, "unknown-flow", "No survey of that name is published.");
    static final Problem NO_LINK = Problem.of(404, "unknown-link", "There is no survey under this link.");
    static final Problem GONE = Problem.of(410, "link-expired", "The link has expired. Ask for a new one.");

    private final Parts parts;
    private final InstantSource clock;
    private final Supplier<String> names;

    /// What it works with.
    public record Parts(Pages pages, LaneIds ids, Flows flows, Links links, Acquainted acquainted) {}

    /// Who knows people beyond their lines.
    ///
    /// @param offers counts what those who are known are asked
    public record Acquainted(Bystander bystander, Offers offers) {}

    /// @param names makes names for visitors that nobody can guess
    public ChatDesk(Parts parts, InstantSource clock, Supplier<String> names) {
        this.parts = parts;
        this.clock = clock;
        this.names = names;
    }

    /// Who comes.
    ///
    /// @param visit what their token says
    /// @param known their name among the host's customers
    /// @param link the link they hold
    record Wanted(
            FlowId flow,
            Optional<Visit> visit,
            Optional<String> known,
            Optional<Link> link,
            Optional<Language> language) {}

    /// Whose line it is from now on, and what stands there.
    record Opened(Visit visit, Shown shown) {}

    /// A published flow.
    ///
    /// @throws ProblemException if there is none of that name
    Flow flow(FlowId id) {
        return parts.flows().published(id).orElseThrow(() -> new ProblemException(NO_FLOW));
    }

    /// Resumes a conversation, or begins one. Behind a link none begins before its person has said something: who
    /// looks at links is not always a person.
    Opened open(Wanted wanted) {
        Flow flow = flow(wanted.flow());
        Visit visit = visit(wanted, flow);
        if (isNew(wanted, flow)) {
            StartRequest request = request(visit, flow, Optional.empty(), wanted.language());
            return new Opened(visit, parts.pages().welcome(request));
        }
        Shown shown = Discretion.of(visit, show(visit));
        if (!isDue(visit, flow, shown)) {
            return new Opened(visit, shown);
        }
        StartRequest request = request(visit, flow, Optional.of(shown), wanted.language());
        boolean isLinked = wanted.link().isPresent() || visit.bearer() instanceof Visit.Bearer.Linked;
        return new Opened(
                visit, isLinked ? parts.pages().preview(request) : parts.pages().open(request));
    }

    /// Whether it is somebody who gets a name only now, so that nothing can be stored of them.
    private static boolean isNew(Wanted wanted, Flow flow) {
        return wanted.link().isEmpty()
                && wanted.known().isEmpty()
                && wanted.visit()
                        .filter(it -> it.flow().equals(flow.id().value()))
                        .isEmpty();
    }

    /// A link that opens something.
    ///
    /// @throws ProblemException if there is none, or its time is over
    public static Link usable(Optional<Link> link, Instant now) {
        return link.map(it -> {
                    if (it.expires().isBefore(now)) {
                        throw new ProblemException(GONE);
                    }
                    return it;
                })
                .orElseThrow(() -> new ProblemException(NO_LINK));
    }

    /// What stands on a visit's line now.
    private Shown show(Visit visit) {
        return parts.pages().show(new LaneId(visit.session()), true);
    }

    /// Takes in what the person of a visit did.
    Pages.Visited say(Visit visit, ChatInput input) {
        Shown shown = Discretion.of(visit, parts.pages().glance(new LaneId(visit.session())));
        Flow flow = flow(new FlowId(visit.flow()));
        Parties parties = shown.parties().orElseGet(() -> parties(visit));
        if (isDue(visit, flow, shown) && !isOver(visit, shown)) {
            shown = parts.pages().open(request(visit, flow, Optional.of(shown), input.language()));
        }
        return parts.pages()
                .visit(new Inbound(
                        parties.channel(), parties.our(), parties.their(), input.messageId(), input.content(shown)));
    }

    /// Whether the survey may be offered to somebody who did not ask for it: within its sample, and not again too soon,
    /// neither it nor another one of its kind.
    ///
    /// @param asked what their browser was asked before
    Offered offer(Wanted wanted, Asked asked) {
        Flow flow = flow(wanted.flow());
        Visit visit = visit(wanted, flow);
        boolean isOffered = OfferRule.allows(flow, asked, clock.instant())
                && isDue(visit, flow, show(visit))
                && isTaken(visit, flow);
        return new Offered(visit, isOffered, isOffered ? asked.with(OfferRule.made(flow, clock.instant())) : asked);
    }

    /// Of somebody whom nobody knows their browser alone tells what they were asked.
    private boolean isTaken(Visit visit, Flow flow) {
        boolean isSampled = Sample.holds(visit, flow);
        Parties parties = parties(visit);
        return parties.their().startsWith(HostIdentity.ANONYMOUS)
                ? isSampled
                : parts.acquainted().offers().take(parties, flow, isSampled);
    }

    /// Whether to open the survey, and what the browser has been asked then.
    record Offered(Visit visit, boolean yes, Asked asked) {}

    private Visit visit(Wanted wanted, Flow flow) {
        if (wanted.link().isPresent()) {
            return linked(wanted.link().get(), wanted.visit(), flow);
        }
        Optional<Visit> usable =
                wanted.visit().filter(it -> it.flow().equals(flow.id().value()));
        return wanted.known()
                .map(name -> visitor(flow, name))
                .or(() -> usable)
                .orElseGet(() -> visitor(flow, HostIdentity.ANONYMOUS + names.get()));
    }

    private Visit visitor(Flow flow, String name) {
        LaneId lane = parts.ids().of(new Parties(CHANNEL, flow.id().value(), name));
        return new Visit(
                lane.value(),
                flow.id().value(),
                new Visit.Bearer.Visitor(name),
                clock.instant().plus(LASTS));
    }

    /// A link for one person opens their line; one for anybody opens a line of their own for each.
    private Visit linked(Link link, Optional<Visit> before, Flow flow) {
        if (!link.flow().equals(flow.id())) {
            throw new ProblemException(NO_FLOW);
        }
        return link.parties()
                .map(parties -> new Visit(
                        parts.ids().of(parties).value(),
                        flow.id().value(),
                        new Visit.Bearer.Linked(link.hash()),
                        link.expires()))
                .or(() -> before.filter(it -> it.flow().equals(flow.id().value())))
                .orElseGet(() -> visitor(flow, HostIdentity.ANONYMOUS + names.get()));
    }

    /// The link of a visit.
    private Optional<Link> link(Visit visit) {
        return switch (visit.bearer()) {
            case Visit.Bearer.Visitor visitor -> Optional.empty();
            case Visit.Bearer.Linked linked ->
                Optional.of(parts.links().find(linked.hash()).orElseThrow(() -> new ProblemException(GONE)));
        };
    }

    private Parties parties(Visit visit) {
        return switch (visit.bearer()) {
            case Visit.Bearer.Visitor visitor -> new Parties(CHANNEL, visit.flow(), visitor.address());
            case Visit.Bearer.Linked linked ->
                link(visit).flatMap(Link::parties).orElseThrow(() -> new ProblemException(GONE));
        };
    }

    /// @param shown what stands on the visit's line; empty for somebody new, whom nobody can know
    private StartRequest request(Visit visit, Flow flow, Optional<Shown> shown, Optional<Language> language) {
        Parties parties = shown.flatMap(Shown::parties).orElseGet(() -> parties(visit));
        String before = shown.flatMap(Shown::talk)
                .map(talk -> talk.conversation().id().value())
                .orElse("none");
        Bystander.Known known =
                shown.map(any -> parts.acquainted().bystander().known(parties)).orElse(Bystander.Known.NOBODY);
        return new StartRequest(
                parties,
                flow.id(),
                link(visit).map(Link::key).orElse("chat." + before),
                Facts.NONE.withContact(known.contact()),
                new StartRequest.Options(known.language().or(() -> language), Optional.empty()));
    }

    /// Whether a conversation is to begin: none is open, and none of this survey has just been held.
    private boolean isDue(Visit visit, Flow flow, Shown shown) {
        Optional<Conversation> newest = shown.talk().map(Shown.Talk::conversation);
        if (newest.isEmpty()) {
            return true;
        }
        if (newest.get().status().isOpen()) {
            return false;
        }
        Instant changed = newest.get().progress().clock().changedAt();
        boolean isOther = !newest.get().origin().revision().flow().equals(flow.id());
        return link(visit)
                .map(link -> isOther || changed.isBefore(link.made()))
                .orElseGet(() -> changed.plus(rest(flow)).isBefore(clock.instant()));
    }

    /// Who comes back to an ended conversation by themselves begins a new one by opening the chat, not by a word.
    private static boolean isOver(Visit visit, Shown shown) {
        return visit.bearer() instanceof Visit.Bearer.Visitor && shown.talk().isPresent();
    }

    /// How long one person is left in peace.
    private static Duration rest(Flow flow) {
        Gates.Cap cap = flow.start().invite().gates().caps().atMost();
        return cap.per().isZero() ? REST : cap.per().dividedBy(cap.count());
    }
}
