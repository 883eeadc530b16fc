package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flow.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes in, a reading comes out, and it says why.
class AnyTextTest {
    private static final int ROUNDS = 400;
    private static final ReplyReader READER = StandardReader.create();
    private static final List<Language> LANGUAGES =
            List.of(new Language("es"), Language.ENGLISH, new Language("ja"), new Language("ar"));
    private static final List<Option> OPTIONS = List.of(
            Option.of(Language.ENGLISH, "Delivery"),
            Option.of(Language.ENGLISH, "Product quality"),
            Option.of(Language.ENGLISH, "3-5 times"));
    private static final List<AnswerType> TYPES = List.of(
            AnswerType.Score.of(Scale.NPS),
            AnswerType.Score.of(Scale.CSAT),
            AnswerType.Score.of(Scale.CES),
            AnswerType.Score.of(Scale.DETRACT),
            new AnswerType.YesNo(),
            new AnswerType.Choice(OPTIONS, false),
            new AnswerType.Choices(OPTIONS, false),
            new AnswerType.Text(),
            new AnswerType.Decimal(AnswerType.Decimal.UNLIMITED.negate(), AnswerType.Decimal.UNLIMITED),
            new AnswerType.Date(),
            new AnswerType.Email(),
            new AnswerType.Phone());
    private static final List<String> SCRAPS = List.of(
            "9",
            "10",
            "not",
            "a",
            "or",
            "out of",
            "/",
            "-",
            ".",
            ",",
            "⭐",
            "😀",
            "👨‍👩‍👧",
            "I meant",
            "sorry",
            "stop",
            "price",
            "delivary",
            "3-5 times",
            "満足",
            "は",
            "٨",
            "½",
            "$",
            "%",
            "+1",
            "@",
            "x@y.org",
            "\ud83d",
            "\udc00",
            "\u0301",
            "\u200d",
            "\ufe0f",
            "'",
            "l'",
            "of",
            "if",
            "was",
            "because",
            "\n",
            " ",
            "on a scale of",
            "(",
            ")",
            "🔟",
            "⑦",
            "\u0000",
            "\uffff",
            "un",
            "1.000,50",
            "2026-05-03",
            "more than",
            "would have been",
            "*");

    @Test
    void random_bytes_are_read() {
        RandomGenerator random = new Random(20_260_503);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            readByAll(new String(bytes, StandardCharsets.UTF_8));
            readByAll(new String(bytes, StandardCharsets.UTF_16BE));
            readByAll(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void scraps_of_replies_in_any_order_are_read() {
        RandomGenerator random = new Random(47_11);
        for (int i = 0; i < ROUNDS * 5; i++) {
            StringBuilder text = new StringBuilder();
            for (int scrap = random.nextInt(12); scrap > 0; scrap--) {
                text.append(SCRAPS.get(random.nextInt(SCRAPS.size()))).append(random.nextBoolean() ? " " : "");
            }
            readByAll(text.toString());
        }
    }

    @Test
    void ten_kilobytes_of_anything_are_read() {
        for (String scrap : SCRAPS) {
            readByAll(scrap.repeat(10_240 / scrap.length()));
            readByAll((scrap + " ").repeat(10_240 / (scrap.length() + 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9 ", "⭐", "満", "a-", "not 7 or "})
    void no_more_of_a_long_reply_is_looked_at_than_of_ten_text_messages(String scrap) {
        Reply reply = Reply.of(scrap.repeat(10_240 / scrap.length()));

        assertThat(reply.size()).isBetween(1, Reply.MOST_TOKENS);
        assertThat(reply.tokens().getLast().end()).isLessThanOrEqualTo(Reply.LIMIT);
    }

    private static void readByAll(String text) {
        for (AnswerType type : TYPES) {
            Question question = Question.of(type, LANGUAGES);
            check(text, type, READER.read(question, text));
            check(text, type, READER.read(question.correcting(AnswerType.Score.of(Scale.NPS)), text));
        }
        assertThat(READER.keyword(text, LANGUAGES)).isNotNull();
    }

    private static void check(String text, AnswerType type, Reading reading) {
        String what = type.word() + " [" + text + "] " + reading;
        assertThat(reading.because().rule()).as(what).matches("[a-z-]+");
        assertThat(reading.because().sure()).as(what).isBetween(1, 100);
        switch (reading) {
            case Reading.Understood understood -> checkValue(type, understood.value(), what);
            case Reading.Correction correction ->
                assertThat(inScale(Scale.NPS, correction.value())).as(what).isTrue();
            case Reading.Unclear unclear -> assertThat(unclear.doubt()).as(what).isNotNull();
            case Reading.Control control ->
                assertThat(control.keyword()).as(what).isNotNull();
        }
    }

    private static void checkValue(AnswerType type, Value value, String what) {
        List<String> options =
                new ArrayList<>(OPTIONS.stream().map(Option::value).toList());
        switch (type) {
            case AnswerType.Score score ->
                assertThat(inScale(score.scale(), value)).as(what).isTrue();
            case AnswerType.YesNo yesNo -> assertThat(value.shown()).as(what).isIn("yes", "no");
            case AnswerType.Choice choice -> assertThat(options).as(what).contains(value.shown());
            case AnswerType.Choices choices ->
                assertThat(((Value.Many) value).items().stream().map(Value::shown))
                        .as(what)
                        .isNotEmpty()
                        .isSubsetOf(options);
            case AnswerType.Text text -> assertThat(what).contains(value.shown());
            case AnswerType.Decimal decimal -> assertThat(value).as(what).isInstanceOf(Value.Numeric.class);
            case AnswerType.Date date -> assertThat(value.shown()).as(what).matches("\\d{4}-\\d{2}-\\d{2}");
            case AnswerType.Email email -> assertThat(value.shown()).as(what).contains("@");
            case AnswerType.Phone phone -> assertThat(value.shown()).as(what).startsWith("+");
        }
    }

    private static boolean inScale(Scale scale, Value value) {
        return value instanceof Value.Numeric number
                && number.number().intValueExact() >= scale.min()
                && number.number().intValueExact() <= scale.max();
    }
}
