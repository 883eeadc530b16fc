package dev.parley.conversation;

import dev.parley.flow.Language;
import dev.parley.flow.MessageKey;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import dev.parley.reply.Doubt;
import java.util.List;

/// Says what was not clear and how to answer, in the author's words where there are any. Safe for any thread.
final class AskingBack {
    private final Phrases phrases;
    private final Messages messages;

    AskingBack(Phrases phrases) {
        this.phrases = phrases;
        messages = new Messages(phrases);
    }

    /// Asks again after a reply that was not clear.
    String unclear(Draft draft, Step.Ask ask, Doubt doubt, List<String> heard) {
        Wording own = ask.rules().timing().unclear();
        Wording flows = draft.flow().defaults().messages().getOrDefault(MessageKey.UNCLEAR, Wording.none());
        if (own.isPresent()) {
            return draft.render(own);
        }
        return flows.isPresent() ? draft.render(flows) : hint(draft, ask, doubt, heard);
    }

    String help(Draft draft) {
        return message(draft, MessageKey.HELP);
    }

    String stopped(Draft draft) {
        return message(draft, MessageKey.STOPPED);
    }

    /// Says that a question cannot be skipped.
    String required(Draft draft, Step.Ask ask) {
        return say(draft, PhraseKey.SKIP_REQUIRED);
    }

    /// Says that there is no question to go back to.
    String nothingBefore(Draft draft) {
        return say(draft, PhraseKey.BACK_NONE);
    }

    /// Confirms a changed score.
    String corrected(Draft draft, Value value) {
        return say(draft, PhraseKey.CORRECTED, value.shown());
    }

    private String message(Draft draft, MessageKey key) {
        return messages.text(key, draft.flow(), draft.state(), draft.now());
    }

    private String hint(Draft draft, Step.Ask ask, Doubt doubt, List<String> heard) {
        Hints hints = new Hints(phrases, draft.state().origin().voice().language());
        String hint = hints.again(ask.answer(), doubt, heard, options(draft, ask));
        boolean mayLeave = ask.rules().optional() && doubt == Doubt.NO_ANSWER;
        return mayLeave ? hint + (hint.contains("\n") ? "\n" : " ") + say(draft, PhraseKey.MAY_SKIP) : hint;
    }

    private static String options(Draft draft, Step.Ask ask) {
        List<Option> shown = Prompts.shown(draft.state(), ask);
        return Prompts.list(draft.state().origin().voice().language(), shown);
    }

    private String say(Draft draft, PhraseKey key, String... arguments) {
        Language language = draft.state().origin().voice().language();
        return phrases.text(key, language, arguments);
    }
}
