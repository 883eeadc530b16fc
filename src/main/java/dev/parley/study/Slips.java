package dev.parley.study;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Anonymity;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Takes an ended conversation apart into what may be kept of it. Pure.
final class Slips {
    private final Flow flow;
    private final Facts facts;
    private final LaneId writer;
    private final LocalDate today;

    private Slips(Flow flow, Facts facts, LaneId writer, LocalDate today) {
        this.flow = flow;
        this.facts = facts;
        this.writer = writer;
        this.today = today;
    }

    /// What a conversation hands in; nothing if nothing was answered.
    static List<Slip> of(Flow flow, Conversation ended, LaneId lane, LocalDate today) {
        Slips slips = new Slips(flow, ended.facts(), lane, today);
        List<Slip> all = new ArrayList<>();
        ended.history().answers().forEach(answer -> all.addAll(slips.of(answer)));
        if (!all.isEmpty()) {
            all.add(slips.slip(Item.taken(), flow.defaults().segments()));
        }
        return all;
    }

    private List<Slip> of(Answer answer) {
        List<String> fields = new ArrayList<>(flow.defaults().segments());
        flow.program()
                .find(answer.step())
                .filter(Step.Ask.class::isInstance)
                .ifPresent(ask -> fields.addAll(((Step.Ask) ask).rules().segments()));
        List<Slip> slips = new ArrayList<>();
        item(answer).ifPresent(item -> slips.add(slip(item, fields)));
        if (!answer.comment().isBlank()) {
            slips.add(slip(Item.comment(answer.step().value(), answer.comment()), fields));
        }
        return slips;
    }

    private static Optional<Item> item(Answer answer) {
        if (!answer.isGiven()) {
            return Optional.empty();
        }
        String step = answer.step().value();
        String scale = answer.rating().scale();
        return Optional.of(
                scale.isEmpty()
                        ? Item.comment(step, answer.value().shown())
                        : new Item(Item.Kind.SCORE, step, scale, answer.rating().band(), values(answer.value())));
    }

    private static List<String> values(Value value) {
        return value instanceof Value.Many many
                ? many.items().stream().map(Value::shown).toList()
                : List.of(value.shown());
    }

    private Slip slip(Item item, List<String> fields) {
        Anonymity promised = flow.about().anonymity().orElseThrow();
        int days = Math.toIntExact(promised.replies().toDays());
        boolean mayReply = item.kind() == Item.Kind.COMMENT && days > 0;
        Slip.Promise promise = new Slip.Promise(
                promised.minimumGroup(),
                mayReply ? Optional.of(writer) : Optional.empty(),
                mayReply ? days : 0,
                Slip.mark(writer));
        return new Slip(item, segments(fields), promise, today, false);
    }

    private Map<String, String> segments(List<String> fields) {
        Map<String, String> segments = new TreeMap<>();
        for (String field : fields) {
            Value known = facts.contact().get(field);
            String value = (known == Value.Missing.VALUE ? facts.event().get(field) : known).shown();
            if (!value.isBlank()) {
                segments.put(field, value);
            }
        }
        return segments;
    }
}
