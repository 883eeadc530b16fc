package dev.parley.web;

import dev.parley.flow.Condition;
import dev.parley.followup.AlertRule;
import dev.parley.followup.Desk;
import dev.parley.followup.DeskFields;
import dev.parley.followup.Desks;
import dev.parley.followup.Fault;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// `/api/v1/desk`: who answers unhappy people, when they are at work, and what opens a case by itself.
public final class DeskRoutes implements Routes {
    private static final String PATH = "/api/v1/desk";
    private static final int MAX_BODY = 256 * 1024;

    private final Ground ground;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param conditions compiles a condition over `contact`; throws {@link IllegalArgumentException} for any other
    public record Ground(Desks desks, Function<String, Condition> conditions, Supplier<Themes> themes) {}

    /// @param serving what requests are answered with
    public DeskRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.route(PATH).handler(api::check);
        router.get(PATH)
                .handler(context ->
                        api.answer(context, () -> shown(ground.desks().get())));
        router.put(PATH).handler(this::put);
    }

    private void put(RoutingContext context) {
        api.once(context, body -> {
            Desk desk = read(body);
            JsonObject before = json(ground.desks().get());
            ground.desks().put(desk);
            return shown(desk).telling(Changed.parts(before, json(desk)));
        });
    }

    private Desk read(byte[] body) {
        return switch (DeskFields.read(ContactInput.json(body), api.now())) {
            case DeskFields.Read.Good good -> {
                CaseOrders.refuse(conditionFaults(good.desk()));
                yield good.desk();
            }
            case DeskFields.Read.Bad bad -> {
                CaseOrders.refuse(bad.faults());
                yield Desk.EMPTY;
            }
        };
    }

    private List<Fault> conditionFaults(Desk desk) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < desk.rules().size(); i++) {
            AlertRule rule = desk.rules().get(i);
            String pointer = "/rules/" + i + "/when";
            wrong(rule.fits().when()).ifPresent(why -> faults.add(new Fault(pointer, why)));
            themeFaults(rule, "/rules/" + i + "/themes", faults);
        }
        return faults;
    }

    private void themeFaults(AlertRule rule, String pointer, List<Fault> faults) {
        List<String> known = rule.fits().themes().isEmpty()
                ? List.of()
                : ground.themes().get().all().stream().map(Theme::name).toList();
        rule.fits().themes().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        faults.add(new Fault(pointer, name + " is no theme; known are " + String.join(", ", known))));
    }

    /// What is wrong with a condition; nothing with none at all.
    private Optional<String> wrong(String when) {
        try {
            String source =
                    when.isEmpty() ? "" : ground.conditions().apply(when).source();
            return source.equals(when) ? Optional.empty() : Optional.of("reads as " + source);
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Reply shown(Desk desk) {
        return Reply.ok(json(desk));
    }

    private static JsonObject json(Desk desk) {
        return ValueJson.object(DeskFields.of(desk));
    }
}
