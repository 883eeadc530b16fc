package dev.parley.command;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.reply.StandardReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A conversation in memory with a clock of its own. One thread.
final class Talk {
    private final Engine engine = new Engine(StandardReader.create(), Phrases.builtIn());
    private final Flow flow;
    private Instant now;
    private Optional<Conversation> conversation = Optional.empty();

    Talk(Flow flow, Instant now) {
        this.flow = flow;
        this.now = now;
    }

    /// Begins; gives the messages that come.
    List<String> start(Medium medium, Language language) {
        Origin origin = new Origin(
                new ConversationId("chat"),
                flow.revision(),
                new Origin.Voice(medium, language),
                now,
                new Origin.Chance(now.toEpochMilli(), 0));
        return settle(engine.start(flow, origin, Facts.NONE));
    }

    List<String> say(String text) {
        now = now.plusSeconds(1);
        return advance(new Input.Said(text));
    }

    /// Lets time pass; what the clock does on the way is done when it is due.
    List<String> after(Duration time) {
        Instant end = now.plus(time);
        List<String> messages = new ArrayList<>();
        for (Optional<Instant> due = due(end); due.isPresent(); due = due(end)) {
            now = due.get();
            messages.addAll(advance(new Input.Tick()));
        }
        now = end;
        return messages;
    }

    boolean isOpen() {
        return conversation.filter(one -> one.status().isOpen()).isPresent();
    }

    String status() {
        return conversation.map(one -> one.status().word()).orElse("not begun");
    }

    /// One line for each stored answer and each effect.
    List<String> stored() {
        List<String> lines = new ArrayList<>();
        conversation.ifPresent(one -> {
            one.history().answers().forEach(answer -> lines.add("  " + line(answer)));
            one.history().effects().forEach(effect -> lines.add("  " + line(effect)));
        });
        return lines;
    }

    private Optional<Instant> due(Instant end) {
        return conversation.flatMap(one -> engine.due(flow, one)).filter(at -> !at.isAfter(end));
    }

    private List<String> advance(Input input) {
        return settle(engine.advance(flow, conversation.orElseThrow(), input, now));
    }

    private List<String> settle(Advance advance) {
        conversation = Optional.of(advance.conversation());
        List<String> messages = new ArrayList<>();
        advance.messages().forEach(message -> messages.add(message.text() + buttons(message)));
        if (advance.effects().stream().anyMatch(Effect.Call.class::isInstance)) {
            messages.addAll(advance(new Input.Called(Optional.empty())));
        }
        return messages;
    }

    /// Where options are buttons, their words: in a terminal they are typed.
    private String buttons(Effect.Send message) {
        Origin.Voice voice = conversation.orElseThrow().origin().voice();
        boolean tapped = voice.medium() != Medium.SMS;
        return tapped && message.controls() instanceof Effect.Controls.Question question
                ? question.shown().stream()
                        .map(option -> "\n[" + option.text(voice.language()) + "]")
                        .collect(Collectors.joining())
                : "";
    }

    private static String line(Answer answer) {
        String value = answer.isGiven() ? answer.value().shown() : "–";
        String band = answer.rating().band();
        return answer.step() + " = " + value
                + (band.isEmpty() || band.equals(value) ? "" : " (" + band + ")")
                + (answer.comment().isEmpty() ? "" : ", “" + answer.comment() + "”")
                + "  [" + answer.evidence().rule() + "]";
    }

    private static String line(Effect.Recorded effect) {
        return switch (effect) {
            case Effect.OpenCase open -> "case in queue " + open.queue();
            case Effect.Notify notify -> "notify: " + notify.text();
            case Effect.Call call -> "call " + call.integration() + ": no integration answers here";
            case Effect.SaveContact save ->
                "contact." + save.field() + " = " + save.value().shown();
            case Effect.OptOut out -> "opted out";
            case Effect.Withdraw withdraw -> "withdrawn: what " + withdraw.step() + " had asked for";
        };
    }
}
