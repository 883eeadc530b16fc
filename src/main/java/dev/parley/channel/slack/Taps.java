package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.About;
import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import dev.parley.channel.ReplyBody;
import java.util.Optional;

/// What becomes of controls that people use. Safe for any thread.
final class Taps {
    private final SlackDesk desk;
    private final Retouch retouch;
    private final Commands commands;
    private final Alerts alerts;
    private final Once once;

    /// @param commands takes what is tapped in our home
    /// @param alerts takes what is pressed on alerts
    Taps(SlackDesk desk, Retouch retouch, Commands commands, Alerts alerts, Once once) {
        this.once = once;
        this.alerts = alerts;
        this.desk = desk;
        this.retouch = retouch;
        this.commands = commands;
    }

    Heard hear(JsonNode payload) {
        Optional<Person> by = Person.ofInteraction(payload);
        JsonNode used = payload.path("actions").path(0);
        Optional<Action> action = Action.of(Json.text(used, "action_id"));
        if (by.isEmpty() || !used.isObject()) {
            return new Heard.Unreadable("the payload names no user or no action");
        }
        if (action.isEmpty() || Json.text(used, "block_id").isEmpty()) {
            return new Heard.Nothing("a control that is not ours");
        }
        Tap tap = Tap.of(by.get(), action.get(), payload, used);
        return hear(tap);
    }

    private Heard hear(Tap tap) {
        return switch (tap.action()) {
            case PICK, DONE -> tap.values().isEmpty() ? nothingChosen(tap) : answer(tap, answered(tap));
            case DAY ->
                answer(tap, new Inbound.Content(tap.shown(), 0, Inbound.Consent.UNMARKED, new About.Form(tap.ref())));
            case SKIP ->
                answer(tap, new Inbound.Content("skip", 0, Inbound.Consent.UNMARKED, new About.Form(tap.ref())));
            case SEVERAL -> new Heard.Nothing("a tick, which says nothing before Done");
            case WRITE -> later(() -> open(tap));
            case CHANGE -> later(() -> change(tap));
            case PAUSE -> order(tap, "pause");
            case RESUME -> order(tap, "resume");
            case HOUR -> order(tap, "at " + String.join("", tap.values()));
            case LANGUAGE -> order(tap, "language " + String.join("", tap.values()));
            case TAKE -> alerts.hear(tap, new AlertDesk.Deed.Take());
            case SNOOZE -> alerts.hear(tap, new AlertDesk.Deed.Snooze());
            case RESOLVE -> alerts.closing(tap);
        };
    }

    private static Inbound.Content answered(Tap tap) {
        return new Inbound.Content(tap.shown(), 0, Inbound.Consent.UNMARKED, new About.Tapped(tap.ref(), tap.values()));
    }

    private Heard answer(Tap tap, Inbound.Content content) {
        return new Heard.Errand(SlackDesk.lane(tap.by()), () -> take(tap, content));
    }

    private ReplyBody take(Tap tap, Inbound.Content content) {
        retouch.meet(tap.by(), tap.place().room(), tap.organisation());
        Handled handled = desk.inbox()
                .apply(SlackDesk.inbound(tap.by(), once.name(tap.place().id()), content));
        switch (handled.fate()) {
            case TAKEN -> desk.later().execute(() -> retouch.settle(tap, handled));
            case TOO_LATE -> desk.later().execute(() -> retouch.explain(tap, "closed"));
            case REPEATED -> {}
        }
        return ReplyBody.EMPTY;
    }

    private Heard nothingChosen(Tap tap) {
        return later(() -> retouch.explain(tap, "nothing-chosen"));
    }

    private Heard order(Tap tap, String words) {
        return new Heard.Errand(SlackDesk.lane(tap.by()), () -> {
            commands.answer(
                    new Commands.Order(tap.by(), words, once.name(tap.place().id())));
            desk.later().execute(() -> retouch.refresh(tap.by()));
            return ReplyBody.EMPTY;
        });
    }

    private void open(Tap tap) {
        Optional<Question> question = desk.questions().apply(tap.by(), tap.ref());
        if (question.isPresent()) {
            retouch.openForm(tap, question.get());
        } else {
            retouch.explain(tap, "closed");
        }
    }

    private void change(Tap tap) {
        Optional<Question> question = desk.questions().apply(tap.by(), tap.ref());
        if (question.isPresent()) {
            retouch.reopen(tap, question.get());
        } else {
            retouch.explain(tap, "closed");
        }
    }

    /// What changes nothing of ours need not be done before Slack is answered.
    private Heard later(Runnable work) {
        desk.later().execute(work);
        return new Heard.AtOnce(ReplyBody.EMPTY);
    }
}
