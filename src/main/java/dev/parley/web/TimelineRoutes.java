package dev.parley.web;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.Value;
import dev.parley.followup.Case;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneTalks;
import dev.parley.kit.Leaf;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Invitations;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// `GET /api/v1/contacts/{id}/timeline`: what happened with a person, the newest first: consents, stops, invitations
/// sent and not sent, conversations with their scores and first words, cases.
public final class TimelineRoutes implements Routes {
    /// More than a person lives through; a bound on what is sorted in memory.
    private static final int MOST = 1_000;

    /// In the order in which they follow one another within one moment.
    private static final List<String> KINDS =
            List.of("created", "consent", "refusal", "invitation", "conversation", "case", "start", "stop");

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no contact of this id.");

    private final Parts parts;
    private final ApiPaths api;

    /// What it reads.
    ///
    /// @param lanes the lanes on which we talk with a person
    /// @param cases the case that a conversation has led to
    public record Parts(
            ContactBook contacts,
            Invitations invitations,
            LaneTalks talks,
            Function<Contact, List<LaneId>> lanes,
            Function<ConversationId, Optional<Case>> cases) {}

    /// @param serving what requests are answered with
    public TimelineRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving);
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/v1/contacts/:id/timeline").handler(api::check).handler(this::show);
    }

    /// @param place its time, and what tells it from all others of the person
    private record Item(Leaf.Spot place, JsonObject json) {}

    /// @param whole false if somebody has lived through more than is looked at
    private record Life(List<Item> items, boolean whole) {}

    private void show(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        Leaf.Wish wish = CursorText.wish(query);
        query.check();
        ContactId id = new ContactId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
        api.answer(context, () -> {
            Contact contact = parts.contacts().find(id).orElseThrow(() -> new ProblemException(UNKNOWN));
            Life life = life(contact);
            Leaf<Item> leaf = Leaf.newest(life.items().stream(), Item::place, wish);
            return Reply.ok(
                    CursorText.json(leaf, Item::json).put("contact", id.value()).put("whole", life.whole()));
        });
    }

    private Life life(Contact contact) {
        List<Item> items = new ArrayList<>();
        items.add(item(contact.journal().createdAt(), "created", ""));
        contact.reach().consents().forEach((medium, consent) -> {
            Item item = item(consent.at(), consent.given() ? "consent" : "refusal", medium.word());
            item.json().put("channel", medium.word()).put("proof", consent.proof());
            items.add(item);
        });
        contact.reach().optOuts().entries().forEach(entry -> {
            Item item = item(
                    entry.at(), entry.out() ? "stop" : "start", entry.medium().word());
            item.json().put("channel", entry.medium().word()).put("proof", entry.proof());
            items.add(item);
        });
        List<Invitation> invitations = parts.invitations().of(contact.id(), MOST);
        invitations.forEach(one -> items.add(item(one)));
        boolean whole = invitations.size() < MOST;
        for (LaneId lane : parts.lanes().apply(contact)) {
            List<Conversation> talks = parts.talks().of(lane, MOST);
            talks.forEach(one -> add(items, one));
            whole &= talks.size() < MOST;
        }
        return new Life(items, whole);
    }

    private void add(List<Item> items, Conversation one) {
        items.add(item(one));
        parts.cases().apply(one.id()).ifPresent(opened -> {
            Item item =
                    item(opened.handling().times().opened(), "case", opened.id().value());
            item.json()
                    .put("case", opened.id().value())
                    .put("status", opened.handling().state().word())
                    .put("flow", opened.about().flow().value());
            items.add(item);
        });
    }

    private static Item item(Invitation invitation) {
        Instant at = switch (invitation.state()) {
            case State.Held held -> held.from();
            case State.Started started -> started.at();
            case State.Refused refused -> refused.at();
        };
        Item item = item(at, "invitation", invitation.key());
        item.json().mergeIn(InvitationJson.of(invitation));
        item.json().remove("contact");
        return item;
    }

    private static Item item(Conversation conversation) {
        Item item = item(
                conversation.origin().startedAt(),
                "conversation",
                conversation.id().value());
        item.json()
                .put("conversation", conversation.id().value())
                .put("flow", conversation.origin().revision().flow().value())
                .put("channel", conversation.origin().voice().medium().word())
                .put("status", conversation.status().word())
                .put("ratings", ConversationJson.ratings(conversation));
        conversation.history().answers().stream()
                .map(TimelineRoutes::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .ifPresent(words -> item.json().put("words", words));
        return item;
    }

    /// What the person said in their own words, beside a score or as an answer.
    private static String words(Answer answer) {
        return !answer.comment().isEmpty() || !(answer.value() instanceof Value.Text text)
                ? answer.comment()
                : answer.rating().scale().isEmpty() ? text.text() : "";
    }

    private static Item item(Instant at, String kind, String id) {
        return new Item(
                new Leaf.Spot(at, KINDS.indexOf(kind) + id),
                new JsonObject().put("at", at.toString()).put("kind", kind));
    }
}
