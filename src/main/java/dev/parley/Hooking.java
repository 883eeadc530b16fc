package dev.parley;

import dev.parley.followup.Sink;
import dev.parley.hook.Announcer;
import dev.parley.hook.Endpoints;
import dev.parley.hook.InvitationAnnouncer;
import dev.parley.hook.Post;
import dev.parley.hook.Teller;
import dev.parley.hook.Tellings;
import dev.parley.inbox.Flows;
import dev.parley.kit.GuardedHttp;
import dev.parley.schedule.Invitations;
import dev.parley.schedule.ToldInvitations;
import dev.parley.store.Store;
import dev.parley.web.HookRoutes;
import dev.parley.web.JsonText;
import dev.parley.web.Serving;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Joins what concerns webhooks that other systems are called by. Safe for any thread.
final class Hooking implements AutoCloseable {
    /// Well within a telling's claim.
    private static final Duration CALL = Duration.ofSeconds(20);

    private final Store store;
    private final Endpoints endpoints;
    private final Tellings tellings;
    private final Teller teller;
    private final GuardedHttp post;

    Hooking(OtherSystems others) {
        store = others.store();
        InstantSource clock = others.clock();
        endpoints = new Endpoints(store.shelf("webhooks", List.of()), others.seal("webhooks"), clock);
        tellings = new Tellings(
                store.shelf("tellings", List.of("next", "endpoint,born", "endpoint,state,born", "born")),
                endpoints,
                JsonText::of,
                clock);
        post = others.http();
        Post calls = (url, headers, body) -> {
            GuardedHttp.Answer answer = post.call(new GuardedHttp.Request("POST", url, headers, body, CALL));
            return new Post.Result(answer.status(), answer.trouble(), answer.retryAfter());
        };
        teller = new Teller(tellings, endpoints, calls, clock);
    }

    /// What makes events of what was written, and of invitations.
    ///
    /// @param flows those that are published
    List<Sink> sinks(ToldInvitations invitations, Flows flows) {
        InvitationAnnouncer invited = invitations(invitations, flows);
        invitations.join(invited::take);
        return List.of(new Announcer(tellings), invited);
    }

    private InvitationAnnouncer invitations(Invitations invitations, Flows flows) {
        return new InvitationAnnouncer(
                tellings,
                invitations,
                flow -> flows.published(flow)
                        .filter(one -> one.about().anonymity().isEmpty())
                        .isPresent(),
                contact -> store.contacts()
                        .find(contact)
                        .map(one -> one.person().externalId())
                        .filter(id -> !id.isEmpty()));
    }

    /// Tells what is due, if anybody wants to be told.
    int round() {
        return endpoints.all().isEmpty() ? 0 : teller.round();
    }

    /// Forgets what was told long ago.
    int sweep() {
        if (!endpoints.all().isEmpty()) {
            tellings.sweep();
        }
        return 0;
    }

    HookRoutes routes(Serving serving) {
        return new HookRoutes(new HookRoutes.Ground(endpoints, tellings, post::refusal, new SecureRandom()), serving);
    }

    @Override
    public void close() {
        post.close();
    }
}
