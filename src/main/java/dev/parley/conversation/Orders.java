package dev.parley.conversation;

import dev.parley.flow.CaseOrder;
import dev.parley.flow.Step;
import dev.parley.flow.Template;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Turns steps that ask something of other parts of Parley into effects, with texts rendered and times fixed.
final class Orders {
    private Orders() {}

    static Effect.OpenCase openCase(Draft draft, Step.OpenCase step) {
        CaseOrder order = step.order();
        Instant due = order.urgency().due().isZero()
                ? Instant.EPOCH
                : draft.now().plus(order.urgency().due());
        return new Effect.OpenCase(
                step.id(),
                draft.now(),
                order.queue(),
                new Effect.CaseDetails(
                        order.skill(), order.assign(), order.urgency().priority(), due, draft.render(order.note())));
    }

    static Effect.Notify notify(Draft draft, Step.Notify step) {
        return new Effect.Notify(step.id(), draft.now(), draft.render(step.text()), step.targets());
    }

    static Effect.Call call(Draft draft, Step.Call step) {
        Map<String, String> with = new HashMap<>();
        for (Map.Entry<String, Template> field : step.request().with().entrySet()) {
            with.put(field.getKey(), field.getValue().render(draft.scope()));
        }
        return new Effect.Call(step.id(), draft.now(), step.request().integration(), with, step.within());
    }
}
