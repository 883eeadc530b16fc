package dev.parley.web;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactConflict;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactStore;
import dev.parley.contact.Erasure;
import dev.parley.flow.Medium;
import dev.parley.web.Answering.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Contacts for programs, with a token: list, look up, tell about, erase, import and export.
public final class ContactRoutes implements Routes {
    private static final String PATH = "/api/v1/contacts";
    private static final int MAX_BODY = 256 * 1024;
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no contact of this id.");

    private final Parts parts;
    private final ContactBook book;
    private final ApiPaths api;

    /// What it works with.
    public record Parts(ContactStore contacts, ContactBook book, Erasure erasure) {}

    /// @param serving what requests are answered with
    public ContactRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        book = parts.book();
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::upsert);
        router.post(PATH + "/import")
                .handler(context -> new ContactImport(parts.contacts(), book, api.clock()).take(context, api.work()));
        router.get(PATH + "/:id").handler(this::one);
        router.patch(PATH + "/:id").handler(this::change);
        router.delete(PATH + "/:id").handler(this::erase);
    }

    private void list(RoutingContext context) {
        MultiMap query = context.queryParams();
        Query read = new Query(query, List.of("phone", "slack", "externalId", "cursor", "limit"));
        int limit = read.limit();
        Optional<ContactId> after = read.text("cursor").flatMap(ContactRoutes::cursor);
        if (read.text("cursor").isPresent() && after.isEmpty()) {
            read.fault("cursor", "is the next of an earlier answer");
        }
        List<String> keys = new ArrayList<>();
        read.text("externalId").ifPresent(id -> keys.add(Contact.externalKey(id)));
        key(read, "phone", Medium.SMS).ifPresent(keys::add);
        key(read, "slack", Medium.SLACK).ifPresent(keys::add);
        read.check();
        api.answer(context, () -> Reply.ok(keys.isEmpty() ? page(after, limit) : named(keys)));
    }

    private static Optional<String> key(Query query, String name, Medium medium) {
        // A plus in a query is a space to those who did not escape it.
        Optional<String> text = query.text(name)
                .map(given -> medium == Medium.SMS && given.startsWith(" ") ? "+" + given.strip() : given);
        Optional<String> key =
                text.flatMap(given -> Address.parse(medium, given)).map(Address::key);
        if (text.isPresent() && key.isEmpty()) {
            query.fault(name, "is no " + Address.look(medium));
        }
        return key;
    }

    private JsonObject page(Optional<ContactId> after, int limit) {
        List<Contact> found = parts.contacts().page(after, limit + 1);
        List<Contact> items = found.subList(0, Math.min(limit, found.size()));
        JsonObject json = items(items);
        return found.size() > limit
                ? json.put("next", OpaqueText.of(items.getLast().id().value()))
                : json;
    }

    private JsonObject named(List<String> keys) {
        return items(parts.contacts().having(keys));
    }

    private static JsonObject items(List<Contact> contacts) {
        JsonArray items = new JsonArray();
        contacts.forEach(contact -> items.add(ContactJson.of(contact)));
        return new JsonObject().put("items", items);
    }

    private static Optional<ContactId> cursor(String text) {
        return OpaqueText.parse(text).filter(ContactId::isOurs).map(ContactId::new);
    }

    private void upsert(RoutingContext context) {
        api.once(context, body -> upsert(ContactInput.patch(body, api.now())));
    }

    private Reply upsert(ContactPatch patch) {
        try {
            ContactBook.Upserted upserted = book.upsert(patch);
            return new Reply(
                    upserted.created() ? 201 : 200,
                    ContactJson.of(upserted.contact()).encode());
        } catch (ContactConflict e) {
            throw new ProblemException(Problem.of(409, "contact-conflict", String.valueOf(e.getMessage())));
        }
    }

    private void one(RoutingContext context) {
        ContactId id = id(context);
        api.answer(context, () -> Reply.ok(ContactJson.of(require(id))));
    }

    private void change(RoutingContext context) {
        ContactId id = id(context);
        api.once(context, body -> {
            JsonObject before = ContactJson.of(require(id));
            Reply reply = upsert(ContactInput.patch(body, id, api.now()));
            return reply.telling(Changed.names(before, new JsonObject(reply.json())));
        });
    }

    private void erase(RoutingContext context) {
        ContactId id = id(context);
        api.once(context, body -> erased(parts.erasure().erase(require(id))));
    }

    /// What became of a person, as the API tells it.
    static Reply erased(Erasure.Erased erased) {
        return Reply.ok(new JsonObject()
                .put("erased", true)
                .put("lanes", erased.lanes())
                .put("conversations", erased.conversations())
                .put("invitations", erased.invitations())
                .put("stopKept", erased.stopKept()));
    }

    private Contact require(ContactId id) {
        return book.find(id).orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private static ContactId id(RoutingContext context) {
        return new ContactId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
    }
}
