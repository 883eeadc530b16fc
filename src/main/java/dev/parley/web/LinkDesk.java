package dev.parley.web;

import dev.parley.channel.webchat.HostIdentity;
import dev.parley.channel.webchat.LinkSecret;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Link;
import dev.parley.inbox.Links;
import dev.parley.inbox.Parties;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes links to surveys and opens them. Safe for any thread; blocks while the store works.
public final class LinkDesk {
    /// As long as an invitation may be worth an answer.
    static final Duration USUAL = Duration.ofDays(30);

    private final Links links;
    private final SecureRandom chance;
    private final InstantSource clock;

    /// @param chance makes secrets
    public LinkDesk(Links links, SecureRandom chance, InstantSource clock) {
        this.links = links;
        this.chance = chance;
        this.clock = clock;
    }

    /// Makes a link.
    ///
    /// @param parties whose line it opens; empty if anybody may make it theirs
    /// @return its secret
    String make(FlowId flow, Optional<Parties> parties, Duration lasts) {
        return keep(flow, parties, clock.instant().plus(lasts));
    }

    /// The secret of a link for one person in the place of one for anybody.
    String personal(Link open) {
        String name = HostIdentity.ANONYMOUS + LinkSecret.make(chance);
        Parties parties = new Parties(ChatDesk.CHANNEL, open.flow().value(), name);
        return keep(open.flow(), Optional.of(parties), open.expires());
    }

    private String keep(FlowId flow, Optional<Parties> parties, Instant expires) {
        String secret = LinkSecret.make(chance);
        links.keep(new Link(LinkSecret.hash(secret), flow, parties, clock.instant(), expires));
        return secret;
    }

    /// The link of a secret.
    ///
    /// @throws ProblemException if there is none, or its time is over
    public Link usable(String secret) {
        Optional<Link> link = LinkSecret.isShaped(secret) ? links.find(LinkSecret.hash(secret)) : Optional.empty();
        return ChatDesk.usable(link, clock.instant());
    }

    /// Forgets links whose time was over so long ago: until then people are told that they have expired.
    public Instant sweep() {
        Instant before = clock.instant().minus(USUAL);
        links.sweep(before);
        return before;
    }
}
