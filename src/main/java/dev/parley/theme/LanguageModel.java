package dev.parley.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// The model of languages, read once, when it is first asked for. Safe for any thread.
final class LanguageModel {
    private static final String FILE = "/langdetect-183.bin";

    private Optional<LanguageDetectorModel> read = Optional.empty();

    /// The model; whoever asks first waits a second or two.
    synchronized LanguageDetectorModel get() {
        LanguageDetectorModel one = read.orElseGet(LanguageModel::load);
        read = Optional.of(one);
        return one;
    }

    private static LanguageDetectorModel load() {
        try (InputStream in = Objects.requireNonNull(LanguageDetectorModel.class.getResourceAsStream(FILE), FILE)) {
            return new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the model of languages cannot be read", e);
        }
    }
}
