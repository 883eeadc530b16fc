package dev.parley.web;

import dev.parley.channel.Question;
import dev.parley.channel.webchat.Words;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Turn;
import dev.parley.flow.StepId;
import dev.parley.inbox.Shown;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A conversation as the chat shows it: its messages in order, and what can be done now. Safe for any thread.
///
/// A message's id is the conversation's number and the message's own, `2.7`; a cursor is the same for how many there
/// are.
public final class ChatJson {
    private static final Set<String> CONTROLS = Set.of(
            "again",
            "answer",
            "cancel",
            "change",
            "choose",
            "close",
            "failed",
            "forgotten",
            "limited",
            "log",
            "offline",
            "pick",
            "progress",
            "send",
            "skip",
            "stopped",
            "thanks",
            "write");
    /// The messages of a conversation that was forgotten at its end stand behind all that there ever were.
    private static final int FORGOTTEN = 10_000;

    private final Words words;

    /// With these words on the controls.
    public ChatJson(Words words) {
        this.words = words;
    }

    /// The messages behind a cursor, the cursor behind them, and the state.
    ///
    /// @param after of an earlier answer; any other text stands for the beginning
    JsonObject of(Shown shown, String after) {
        return new JsonObject()
                .put("messages", messages(shown, after))
                .put("cursor", cursor(shown))
                .put("state", state(shown));
    }

    /// The words on the controls of a conversation, by their names.
    JsonObject words(Shown shown) {
        String language = shown.talk()
                .map(talk -> talk.conversation().origin().voice().language().tag())
                .orElse("en");
        JsonObject named = new JsonObject();
        CONTROLS.forEach(name -> named.put(name, words.word(language, name)));
        return named;
    }

    /// Behind which message a line stands.
    static String cursor(Shown shown) {
        return shown.talk()
                .map(Shown.Talk::conversation)
                .map(it ->
                        number(it) + "." + (base(it) + it.history().transcript().size()))
                .orElse("0.0");
    }

    private JsonArray messages(Shown shown, String after) {
        JsonArray messages = new JsonArray();
        shown.talk().ifPresent(talk -> {
            List<Turn> turns = talk.conversation().history().transcript();
            for (int i = first(after, talk.conversation()); i < turns.size(); i++) {
                messages.add(message(talk, turns.get(i), i));
            }
        });
        return messages;
    }

    private static int first(String after, Conversation conversation) {
        String start = number(conversation) + ".";
        String rest = after.startsWith(start) ? after.substring(start.length()) : "";
        return rest.matches("[0-9]{1,6}") ? Math.max(0, Integer.parseInt(rest) - base(conversation)) : 0;
    }

    private static int base(Conversation conversation) {
        return conversation.isForgotten() ? FORGOTTEN : 0;
    }

    private JsonObject message(Shown.Talk talk, Turn turn, int index) {
        boolean isPerson = turn.from() == Turn.Speaker.PERSON;
        JsonObject json = new JsonObject()
                .put("id", number(talk.conversation()) + "." + (base(talk.conversation()) + index))
                .put("from", isPerson ? "person" : "bot")
                .put("text", isPerson ? ChatWords.of(talk, turn, words) : turn.text())
                .put("at", turn.at().toString());
        return turn.step().isEmpty() ? json : json.put("step", turn.step());
    }

    private JsonObject state(Shown shown) {
        if (shown.talk().isEmpty()) {
            return new JsonObject()
                    .put("status", "stopped")
                    .put("finished", true)
                    .put("progress", 1);
        }
        Shown.Talk talk = shown.talk().get();
        String language = talk.conversation().origin().voice().language().tag();
        JsonObject state = new JsonObject()
                .put("status", talk.conversation().status().word())
                .put("finished", !talk.conversation().status().isOpen())
                .put("flow", talk.flow().id().value())
                .put("title", talk.flow().about().title())
                .put("language", language)
                .put("direction", Words.direction(language))
                .put("progress", Math.round(talk.progress() * 100) / 100.0);
        talk.open().ifPresent(open -> state.put("question", question(open)));
        return state.put("answers", answers(talk));
    }

    private JsonArray answers(Shown.Talk talk) {
        JsonArray answers = new JsonArray();
        talk.answered().forEach((step, question) -> {
            Optional<Answer> answer = talk.conversation().history().answer(step);
            answers.add(new JsonObject()
                    .put("step", step.value())
                    .put("message", message(talk, step))
                    .put("value", answer.map(it -> ValueJson.of(it.value())).orElse(""))
                    .put("question", question(question)));
        });
        return answers;
    }

    /// The id of the message that answered a question last.
    private static String message(Shown.Talk talk, StepId step) {
        List<Turn> turns = talk.conversation().history().transcript();
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).from() == Turn.Speaker.PERSON
                    && turns.get(i).step().equals(step.value())) {
                return number(talk.conversation()) + "." + i;
            }
        }
        return "";
    }

    private JsonObject question(Question question) {
        JsonArray choices = new JsonArray();
        for (Question.Choice choice : question.choices()) {
            choices.add(new JsonObject().put("value", choice.value()).put("label", label(question, choice)));
        }
        JsonObject json = new JsonObject()
                .put("ref", question.ref())
                .put("type", question.type())
                .put("optional", question.optional())
                .put("choices", choices);
        return ScaleWords.of(question, words)
                .map(ends -> json.put("low", ends.low()).put("high", ends.high()))
                .orElse(json);
    }

    private String label(Question question, Question.Choice choice) {
        return choice.label().isEmpty() ? ScaleWords.label(question, choice, words) : choice.label();
    }

    private static String number(Conversation conversation) {
        String id = conversation.id().value();
        return id.substring(id.lastIndexOf('-') + 1);
    }
}
