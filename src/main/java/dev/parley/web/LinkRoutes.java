package dev.parley.web;

import dev.parley.contact.Address;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.Parties;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `POST /api/v1/links` makes the address under which one person holds a survey as a page: `{flow, to,
/// days}`; without `to` whoever opens it holds one of their own.
public final class LinkRoutes implements Routes {
    private static final String PATH = "/api/v1/links";
    private static final int MAX_BODY = 16 * 1024;
    private static final int MOST_DAYS = 366;

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param ends the line to an address; empty if its channel is not set up
    public record Parts(ChatDesk desk, LinkDesk links, Function<Address, Optional<Parties>> ends, URI publicUrl) {}

    /// @param serving what requests are answered with
    public LinkRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.route(PATH).handler(api::check);
        router.post(PATH).handler(context -> api.once(context, this::made));
    }

    private Reply made(byte[] body) {
        List<Problem.Fault> faults = new ArrayList<>();
        Value.Fields given = ContactInput.json(body) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        given.fields().keySet().stream()
                .filter(name -> !List.of("flow", "to", "days").contains(name))
                .forEach(name ->
                        faults.add(new Problem.Fault("/" + name, "is not known here; known are flow, to, days")));
        String flow = given.get("flow").shown();
        if (!FlowId.isValid(flow)) {
            faults.add(new Problem.Fault("/flow", "must be a published flow's name"));
        }
        Duration lasts = lasts(given.get("days"), faults);
        Optional<Parties> parties = parties(given.get("to"), flow, faults);
        refuse(faults);
        Flow made = parts.desk().flow(new FlowId(flow));
        if (parties.isPresent() && made.about().anonymity().isPresent()) {
            faults.add(new Problem.Fault(
                    "/to",
                    "goes without an anonymous survey: who makes somebody's link could read along. Leave it out for a"
                            + " link that anybody may open, or invite them by /api/v1/invitations"));
        }
        refuse(faults);
        String secret = parts.links().make(made.id(), parties, lasts);
        String url = parts.publicUrl() + "/s/" + secret;
        return new Reply(
                201,
                new JsonObject()
                        .put("url", url)
                        .put("qr", url + "/qr.svg")
                        .put("days", lasts.toDays())
                        .encode());
    }

    private static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
    }

    private static Duration lasts(Value days, List<Problem.Fault> faults) {
        if (days == Value.Missing.VALUE) {
            return LinkDesk.USUAL;
        }
        boolean isWhole = days.shown().matches("[0-9]{1,3}");
        int number = isWhole ? Integer.parseInt(days.shown()) : 0;
        if (number < 1 || number > MOST_DAYS) {
            faults.add(new Problem.Fault("/days", "must be a whole number from 1 to " + MOST_DAYS));
        }
        return Duration.ofDays(number);
    }

    /// A telephone number, or `sms:`, `slack:` or `web:` and an address there.
    private Optional<Parties> parties(Value to, String flow, List<Problem.Fault> faults) {
        if (to == Value.Missing.VALUE) {
            return Optional.empty();
        }
        int colon = to.shown().indexOf(':');
        Optional<Medium> medium =
                colon < 0 ? Optional.of(Medium.SMS) : Medium.of(to.shown().substring(0, colon));
        Optional<Address> address =
                medium.flatMap(it -> Address.parse(it, to.shown().substring(colon + 1)));
        if (address.isEmpty()) {
            faults.add(new Problem.Fault(
                    "/to", "must be a telephone number such as +15550101, or slack: or web: and an address there"));
            return Optional.empty();
        }
        if (address.get().medium() == Medium.WEB) {
            return Optional.of(new Parties(ChatDesk.CHANNEL, flow, address.get().value()));
        }
        Optional<Parties> line = parts.ends().apply(address.get());
        if (line.isEmpty()) {
            faults.add(new Problem.Fault(
                    "/to", "the channel " + address.get().medium().word() + " is not set up"));
        }
        return line;
    }
}
