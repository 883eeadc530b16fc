package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.MessageKey;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import dev.parley.reply.Doubt;
import java.math.BigDecimal;
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
        return switch (ask.answer()) {
            case AnswerType.Score score -> onScale(draft, score.scale(), doubt, heard);
            case AnswerType.YesNo yesNo ->
                say(draft, doubt == Doubt.YES_AND_NO ? PhraseKey.YES_AND_NO : PhraseKey.YES_NO);
            case AnswerType.Choice choice -> choice(draft, ask, doubt, heard);
            case AnswerType.Choices choices -> say(draft, PhraseKey.CHOICES, options(draft, ask));
            case AnswerType.Text text -> say(draft, PhraseKey.TEXT);
            case AnswerType.Decimal number -> number(draft, number);
            case AnswerType.Date date ->
                doubt == Doubt.AMBIGUOUS_DATE && heard.size() > 1
                        ? say(draft, PhraseKey.DATE_AMBIGUOUS, either(draft, heard))
                        : say(draft, PhraseKey.DATE);
            case AnswerType.Email email -> say(draft, PhraseKey.EMAIL);
            case AnswerType.Phone phone -> say(draft, PhraseKey.PHONE);
        };
    }

    private String onScale(Draft draft, Scale scale, Doubt doubt, List<String> heard) {
        String min = Integer.toString(scale.min());
        String max = Integer.toString(scale.max());
        return switch (doubt) {
            case SEVERAL ->
                heard.size() > 1
                        ? say(draft, PhraseKey.NUMBER_SEVERAL, either(draft, heard))
                        : say(draft, PhraseKey.NUMBER_BETWEEN, min, max);
            case OUT_OF_RANGE -> say(draft, PhraseKey.NUMBER_OUT_OF_RANGE, min, max);
            case NOT_WHOLE -> say(draft, PhraseKey.NUMBER_NOT_WHOLE, min, max);
            case OTHER_SCALE -> say(draft, PhraseKey.NUMBER_OTHER_SCALE, min, max);
            case NO_ANSWER, NO_SUCH_OPTION, YES_AND_NO, NO_DATE, AMBIGUOUS_DATE, NO_EMAIL, NO_PHONE ->
                say(draft, PhraseKey.NUMBER_BETWEEN, min, max);
        };
    }

    private String choice(Draft draft, Step.Ask ask, Doubt doubt, List<String> heard) {
        if (doubt == Doubt.SEVERAL && heard.size() > 1) {
            return say(draft, PhraseKey.CHOICE_SEVERAL, either(draft, heard));
        }
        PhraseKey key = doubt == Doubt.NO_SUCH_OPTION ? PhraseKey.NO_SUCH_OPTION : PhraseKey.CHOICE;
        return say(draft, key, options(draft, ask));
    }

    private String number(Draft draft, AnswerType.Decimal number) {
        boolean from = number.min().compareTo(AnswerType.Decimal.UNLIMITED.negate()) > 0;
        boolean to = number.max().compareTo(AnswerType.Decimal.UNLIMITED) < 0;
        String min = shown(number.min());
        String max = shown(number.max());
        if (from && to) {
            return say(draft, PhraseKey.NUMBER_BETWEEN, min, max);
        }
        if (from) {
            return say(draft, PhraseKey.NUMBER_AT_LEAST, min);
        }
        return to ? say(draft, PhraseKey.NUMBER_AT_MOST, max) : say(draft, PhraseKey.NUMBER);
    }

    private static String shown(BigDecimal number) {
        return new Value.Numeric(number).shown();
    }

    private static String options(Draft draft, Step.Ask ask) {
        List<Option> shown = Prompts.shown(draft.state(), ask);
        return Prompts.list(draft.state().origin().voice().language(), shown);
    }

    /// "7 or 8", "Delivery, Price or Website".
    private String either(Draft draft, List<String> heard) {
        return phrases.either(heard, draft.state().origin().voice().language());
    }

    private String say(Draft draft, PhraseKey key, String... arguments) {
        Language language = draft.state().origin().voice().language();
        return phrases.text(key, language, arguments);
    }
}
