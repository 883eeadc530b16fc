package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.flow.Value;
import dev.parley.reply.Doubt;
import dev.parley.reply.Reading;
import java.math.BigDecimal;

/// Says how to answer when a reply was not clear: in the words for what was unclear about it, on this question's scale.
///
/// @param phrases where the words come from
/// @param language whom it is said to
public record Hints(Phrases phrases, Language language) {
    /// The hint for an unclear reply. Where nothing of the reply fits, it begins by saying so.
    ///
    /// @param options a choice's options as the person sees them ("1 Price, 2 Service"), "" for other types
    public String again(AnswerType type, Reading.Unclear unclear, String options) {
        String hint = hint(type, unclear, options);
        return unclear.doubt() == Doubt.NO_ANSWER ? say(PhraseKey.UNCLEAR) + " " + hint : hint;
    }

    private String hint(AnswerType type, Reading.Unclear unclear, String options) {
        String heard = phrases.either(unclear.heard(), language);
        boolean several = unclear.doubt() == Doubt.SEVERAL && !heard.isEmpty();
        return switch (type) {
            case AnswerType.Score s -> several ? say(PhraseKey.NUMBER_SEVERAL, heard) : score(s.scale(), unclear);
            case AnswerType.Decimal d -> several ? say(PhraseKey.NUMBER_SEVERAL, heard) : number(d);
            case AnswerType.Choice c -> several ? say(PhraseKey.CHOICE_SEVERAL, heard) : choice(unclear, options);
            case AnswerType.Choices c ->
                say(noSuchOption(unclear) ? PhraseKey.NO_SUCH_OPTION : PhraseKey.CHOICES, options);
            case AnswerType.YesNo y ->
                say(unclear.doubt() == Doubt.YES_AND_NO ? PhraseKey.YES_AND_NO : PhraseKey.YES_NO);
            case AnswerType.Date d -> date(unclear, heard);
            case AnswerType.Text t -> say(PhraseKey.TEXT);
            case AnswerType.Email e -> say(PhraseKey.EMAIL);
            case AnswerType.Phone p -> say(PhraseKey.PHONE);
        };
    }

    private String score(Scale scale, Reading.Unclear unclear) {
        PhraseKey key = switch (unclear.doubt()) {
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

    private String choice(Reading.Unclear unclear, String options) {
        return say(noSuchOption(unclear) ? PhraseKey.NO_SUCH_OPTION : PhraseKey.CHOICE, options);
    }

    private String date(Reading.Unclear unclear, String heard) {
        boolean either = unclear.doubt() == Doubt.AMBIGUOUS_DATE && !heard.isEmpty();
        return either ? say(PhraseKey.DATE_AMBIGUOUS, heard) : say(PhraseKey.DATE);
    }

    private static boolean noSuchOption(Reading.Unclear unclear) {
        return unclear.doubt() == Doubt.NO_SUCH_OPTION;
    }

    private static String shown(BigDecimal number) {
        return new Value.Numeric(number).shown();
    }

    private String say(PhraseKey key, String... arguments) {
        return phrases.text(key, language, arguments);
    }
}
