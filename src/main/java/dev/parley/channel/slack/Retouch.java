package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Handled;
import dev.parley.channel.Question;
import dev.parley.kit.NoAnswer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done to messages of ours after they were sent: shown as answered, shown with their controls
/// again, explained to somebody who uses an old one. None of it is part of what was answered: each is tried
/// once, and if Slack does not take it, the conversation goes on all the same. Safe for any thread; blocks
/// while a token or a form is asked for.
final class Retouch {
    private static final Logger LOG = LoggerFactory.getLogger(Retouch.class);

    private final SlackApi api;
    private final Workspaces workspaces;
    private final Rooms rooms;
    private final Home home;

    Retouch(Ways ways, Home home) {
        api = ways.api();
        workspaces = ways.workspaces();
        rooms = ways.rooms();
        this.home = home;
    }

    /// The ways to Slack.
    record Ways(SlackApi api, Workspaces workspaces, Rooms rooms) {}

    /// Shows somebody's home anew.
    void refresh(Person person) {
        home.publish(person);
    }

    /// Remembers what a call of somebody's tells beside its words.
    ///
    /// @param room their conversation with us, "" if it does not say
    /// @param organisation the one that has installed the app as a whole, "" if none has
    void meet(Person person, String room, String organisation) {
        rooms.remember(person, room);
        if (!organisation.isEmpty()) {
            workspaces.belongs(person.team(), organisation);
        }
    }

    /// Shows a question as answered that was answered by a tap.
    void settle(Tap tap, Handled handled) {
        String language = handled.settled().map(it -> it.question().language()).orElse("");
        Words words = Words.of(language);
        String shown = tap.action() == Action.SKIP ? words.get("skip") : tap.shown();
        show(tap, Card.settled(tap.place().text(), tap.ref(), shown, words));
    }

    /// Shows a question as answered that was answered in words.
    void settle(Person person, Handled.Settled settled) {
        Posted.of(settled.providerId()).ifPresent(posted -> {
            Words words = Words.of(settled.question().language());
            String text = SlackText.said(settled.text());
            update(person, posted, Card.settled(text, settled.question().ref(), settled.answer(), words));
        });
    }

    /// Shows a question's controls again.
    void reopen(Tap tap, Question question) {
        show(tap, Card.open(tap.place().text(), question));
    }

    /// Says something to the one who tapped, which nobody keeps.
    void explain(Tap tap, String word) {
        if (tap.place().isHome()) {
            home.publish(tap.by());
            return;
        }
        whisper(tap, home.words(tap.by()).get(word));
    }

    /// Says these words to the one who tapped, which nobody keeps.
    void whisper(Tap tap, String words) {
        ObjectNode message = Json.object()
                .put("response_type", "ephemeral")
                .put("replace_original", false)
                .put("text", words);
        note("explain", api.respond(tap.place().responseUrl(), message));
    }

    /// Shows a message of ours in a new form, to everybody who sees it.
    void show(Tap tap, ArrayNode blocks) {
        if (tap.place().isHome()) {
            home.publish(tap.by());
            return;
        }
        if (tap.place().responseUrl().isEmpty()) {
            update(tap.by(), new Posted(tap.place().room(), tap.place().ts()), blocks);
            return;
        }
        ObjectNode message = Json.object().put("replace_original", true).put("text", Card.told(blocks));
        message.set("blocks", blocks);
        note("replace", api.respond(tap.place().responseUrl(), message));
    }

    /// Opens the form for a longer answer.
    void openForm(Tap tap, Question question) {
        open(tap, Modals.form(question, tap.place().text()));
    }

    /// Opens a form.
    ///
    /// @return whether Slack took it
    boolean open(Tap tap, ObjectNode form) {
        Map<String, String> arguments = Map.of("trigger_id", tap.place().trigger(), "view", form.toString());
        try {
            return workspaces
                    .token(tap.by().team())
                    .map(token -> api.call("views.open", token, arguments).isOk())
                    .orElse(false);
        } catch (NoAnswer e) {
            LOG.debug("views.open: {}", e.reason());
            return false;
        }
    }

    private void update(Person person, Posted posted, ArrayNode blocks) {
        Map<String, String> arguments = Map.of(
                "channel", posted.room(), "ts", posted.ts(), "text", Card.told(blocks), "blocks", blocks.toString());
        workspaces
                .token(person.team())
                .ifPresent(token -> note("chat.update", api.tell("chat.update", token, arguments)));
    }

    /// Nobody waits for it.
    private static void note(String what, CompletionStage<Boolean> call) {
        call.whenComplete((taken, fault) -> {
            if (fault != null) {
                LOG.debug("{}: {}", what, fault.getMessage());
            } else {
                LOG.debug("{}: {}", what, taken ? "done" : "Slack did not take it");
            }
        });
    }
}
