package dev.parley.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;

/// In which language a text is written, as far as its letters tell: the model of Apache OpenNLP, among the languages
/// Parley speaks. The model (34 MB of memory) is read when the first text is looked at, which takes a second or two;
/// each text after it takes half a millisecond, each text seen before nothing. Safe for any thread; nothing leaves the
/// process.
public final class Tongues {
    /// `ok` and `10` may be of any language.
    private static final int LEAST_LETTERS = 6;
    /// A language that was told is believed unless another one is so many times as likely.
    private static final double DOUBT = 3;

    private static final int REMEMBERED = 20_000;

    private final Tones tones;
    private final LanguageModel model = new LanguageModel();
    private final Cache<String, Language[]> seen =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /// @param tones whose words save most looks
    public Tongues(Tones tones) {
        this.tones = tones;
    }

    /// The language of a text.
    ///
    /// @param told what somebody said it is, such as the language of a survey; "" if nobody did
    /// @return a tag such as `en`; what was told if the text does not say otherwise, "" if nobody knows
    public String of(String text, String told) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        if (letters < LEAST_LETTERS || (!told.isEmpty() && tones.isPlainly(text, told))) {
            return told;
        }
        Language[] likely = seen.get(text, this::looked);
        String tag = told.split("-", 2)[0];
        double believed = Arrays.stream(likely)
                .filter(one ->
                        LanguageTags.of(one.getLang()).filter(tag::equals).isPresent())
                .mapToDouble(Language::getConfidence)
                .max()
                .orElse(0);
        boolean isKnown = told.isEmpty() || LanguageTags.isKnown(tag);
        return Arrays.stream(likely)
                .findFirst()
                .filter(one -> isKnown && one.getConfidence() > DOUBT * believed)
                .map(one -> LanguageTags.of(one.getLang()).orElse(told))
                .orElse(told);
    }

    private Language[] looked(String text) {
        return Arrays.stream(new LanguageDetectorME(model.get()).predictLanguages(text))
                .filter(one -> LanguageTags.of(one.getLang()).isPresent())
                .toArray(Language[]::new);
    }
}
