package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.flow.Value;
import dev.parley.reply.Doubt;
import java.math.BigDecimal;
import java.util.List;

/// Says how to answer when a reply was not clear: in the words for what was unclear about it, on this question's scale.
///
/// @param phrases where the words come from
/// @param language whom it is said to
record Hints(Phrases phrases, Language language) {
    /// The hint for an unclear reply. Where nothing of the reply fits, it begins by saying so.
    ///
    /// @param heard what could have been meant: "7", "8"
    /// @param options a choice's options as a list of lines, "" for other types
    String again(AnswerType type, Doubt doubt, List<String> heard, String options) {
        String hint = hint(type, doubt, heard, options).replace(" \n", "\n");
        return doubt == Doubt.NO_ANSWER ? say(PhraseKey.UNCLEAR) + " " + hint : hint;
    }

    private String hint(AnswerType type, Doubt doubt, List<String> heard, String options) {
        boolean several = doubt == Doubt.SEVERAL && heard.size() > 1;
        return switch (type) {
            case AnswerType.Score s -> several ? either(PhraseKey.NUMBER_SEVERAL, heard) : score(s.scale(), doubt);
            case AnswerType.Decimal d -> several ? either(PhraseKey.NUMBER_SEVERAL, heard) : number(d);
            case AnswerType.Choice c ->
                several ? either(PhraseKey.CHOICE_SEVERAL, heard) : options(PhraseKey.CHOICE, doubt, options);
            case AnswerType.Choices c -> options(PhraseKey.CHOICES, doubt, options);
            case AnswerType.YesNo y -> say(doubt == Doubt.YES_AND_NO ? PhraseKey.YES_AND_NO : PhraseKey.YES_NO);
            case AnswerType.Date d ->
                doubt == Doubt.AMBIGUOUS_DATE && heard.size() > 1
                        ? either(PhraseKey.DATE_AMBIGUOUS, heard)
                        : say(PhraseKey.DATE);
            case AnswerType.Text t -> say(PhraseKey.TEXT);
            case AnswerType.Email e -> say(PhraseKey.EMAIL);
            case AnswerType.Phone p -> say(PhraseKey.PHONE);
        };
    }

    private String score(Scale scale, Doubt doubt) {
        PhraseKey key = switch (doubt) {
            case OUT_OF_RANGE -> PhraseKey.NUMBER_OUT_OF_RANGE;
            case NOT_WHOLE -> PhraseKey.NUMBER_NOT_WHOLE;
            case OTHER_SCALE -> PhraseKey.NUMBER_OTHER_SCALE;
            case NO_ANSWER, SEVERAL, NO_SUCH_OPTION, YES_AND_NO, NO_DATE, AMBIGUOUS_DATE, NO_EMAIL, NO_PHONE ->
                PhraseKey.NUMBER_BETWEEN;
        };
        return say(key, Integer.toString(scale.min()), Integer.toString(scale.max()));
    }

    private String number(AnswerType.Decimal range) {
        boolean below = range.min().compareTo(AnswerType.Decimal.UNLIMITED.negate()) > 0;
        boolean above = range.max().compareTo(AnswerType.Decimal.UNLIMITED) < 0;
        if (below && above) {
            return say(PhraseKey.NUMBER_BETWEEN, shown(range.min()), shown(range.max()));
        }
        if (below) {
            return say(PhraseKey.NUMBER_AT_LEAST, shown(range.min()));
        }
        return above ? say(PhraseKey.NUMBER_AT_MOST, shown(range.max())) : say(PhraseKey.NUMBER);
    }

    private String options(PhraseKey usual, Doubt doubt, String options) {
        return say(doubt == Doubt.NO_SUCH_OPTION ? PhraseKey.NO_SUCH_OPTION : usual, options);
    }

    private String either(PhraseKey key, List<String> heard) {
        return say(key, phrases.either(heard, language));
    }

    private static String shown(BigDecimal number) {
        return new Value.Numeric(number).shown();
    }

    private String say(PhraseKey key, String... arguments) {
        return phrases.text(key, language, arguments);
    }
}
