package dev.parley.web;

import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactConflict;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactReader;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.schedule.Asking;
import dev.parley.schedule.Events;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitations;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `POST /api/v1/invitations` invites one person to a flow, or with `?dryRun=true` says what would become of it;
/// `GET /api/v1/invitations?flow=…` lists those of a flow, sent and not sent.
public final class InvitationRoutes implements Routes {
    private static final String PATH = "/api/v1/invitations";
    private static final int MAX_BODY = 256 * 1024;

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    public record Parts(Asked asked, ContactBook contacts, Invitations invitations) {}

    /// What it asks with.
    public record Asked(Flows flows, Events events, Asking asking) {}

    /// @param serving what requests are answered with
    public InvitationRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.route(PATH).handler(api::check);
        router.post(PATH).handler(this::invite);
        router.get(PATH).handler(this::list);
    }

    private void invite(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("dryRun"));
        boolean dry = query.truth("dryRun");
        query.check();
        if (dry) {
            api.read(context, body -> preview(read(body)));
        } else {
            Idempotent.Signature signature = Idempotent.Signature.of(context.request());
            api.once(context, body -> invited(read(body), signature));
        }
    }

    private record Wanted(Flow flow, ContactPatch contact, Value.Fields event) {}

    private Wanted read(byte[] body) {
        List<Problem.Fault> faults = new ArrayList<>();
        Value.Fields given = ContactInput.json(body) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        given.fields().keySet().stream()
                .filter(name -> !List.of("flow", "contact", "event").contains(name))
                .forEach(name -> faults.add(
                        new Problem.Fault("/" + name, "is not known here; known are flow, contact and event")));
        Optional<Flow> flow = Optional.of(given.get("flow").shown())
                .filter(FlowId::isValid)
                .flatMap(name -> parts.asked().flows().published(new FlowId(name)));
        if (flow.isEmpty()) {
            faults.add(new Problem.Fault("/flow", "must be a published flow: " + names()));
        }
        Value.Fields event = EventReader.data(given.get("event"), "/event", faults);
        Optional<ContactPatch> contact = contact(given.get("contact"), faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
        return new Wanted(flow.orElseThrow(), contact.orElseThrow(), event);
    }

    private Optional<ContactPatch> contact(Value value, List<Problem.Fault> faults) {
        Value.Fields fields = value instanceof Value.Fields given ? given : Value.Fields.NONE;
        return switch (ContactReader.read(fields, api.now())) {
            case ContactReader.Read.Good good -> Optional.of(good.patch());
            case ContactReader.Read.Bad bad -> {
                faults.addAll(ContactInput.faults(bad.faults(), "/contact"));
                yield Optional.empty();
            }
        };
    }

    private String names() {
        return String.join(
                ", ",
                parts.asked().flows().published().stream()
                        .map(flow -> flow.id().value())
                        .sorted()
                        .toList());
    }

    private Reply invited(Wanted wanted, Idempotent.Signature signature) {
        try {
            Contact contact = parts.contacts().upsert(wanted.contact()).contact();
            String name = signature
                    .key()
                    .map(key -> Idempotent.print("", key.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(api::nextId);
            Invitation invitation = parts.asked().events().invite(wanted.flow(), contact, name, wanted.event());
            return new Reply(202, InvitationJson.of(invitation).encode());
        } catch (ContactConflict e) {
            throw new ProblemException(Problem.of(409, "contact-conflict", String.valueOf(e.getMessage())));
        }
    }

    private Reply preview(Wanted wanted) {
        try {
            Contact contact = parts.contacts().preview(wanted.contact()).contact();
            JsonObject json = InvitationJson.of(parts.asked().asking().preview(wanted.flow(), contact, "preview"));
            return Reply.ok(json.put("flow", wanted.flow().id().value()).put("dryRun", true));
        } catch (ContactConflict e) {
            throw new ProblemException(Problem.of(409, "contact-conflict", String.valueOf(e.getMessage())));
        }
    }

    private void list(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("flow", "cursor", "limit"));
        int limit = query.limit();
        String flow = query.text("flow").filter(FlowId::isValid).orElse("");
        if (flow.isEmpty()) {
            query.fault("flow", "is the name of a flow, such as after-purchase");
        }
        String after = query.text("cursor").flatMap(OpaqueText::parse).orElse("");
        if (query.text("cursor").isPresent() && !after.startsWith(flow + "/")) {
            query.fault("cursor", "is the next of an earlier answer");
        }
        query.check();
        api.answer(context, () -> Reply.ok(page(flow, after, limit)));
    }

    private JsonObject page(String flow, String after, int limit) {
        List<Invitation> found = parts.invitations().page(flow, after, limit + 1);
        List<Invitation> items = found.subList(0, Math.min(limit, found.size()));
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(InvitationJson.of(item)));
        JsonObject json = new JsonObject().put("items", array);
        return found.size() > limit
                ? json.put("next", OpaqueText.of(items.getLast().key()))
                : json;
    }
}
