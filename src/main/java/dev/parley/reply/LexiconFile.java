package dev.parley.reply;

import static java.util.Objects.requireNonNull;

import dev.parley.reply.Lexicon.Habits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads a language's data: `en.yaml` beside this class, and the generated number words `numbers/en.txt`. Keys of the
/// YAML file are those of {@link Role}, `words` (lists that phrases refer to), `decimal`, `date-order` and `region`.
final class LexiconFile {
    /// Roles whose words a misspelling may stand for.
    private static final List<Role> SPELT =
            List.of(Role.NUMBER, Role.CSAT, Role.CES, Role.NPS, Role.YES, Role.NO, Role.STOP);

    private final Spelling spelling = new Spelling();
    private final Map<?, ?> yaml;
    private final Wordings wordings;
    private final PhraseMap phrases;

    private LexiconFile(Map<?, ?> yaml) {
        this.yaml = yaml;
        Map<String, List<String>> named = new HashMap<>();
        map("words").forEach((name, words) -> named.put(name.toString(), texts(words)));
        this.wordings = new Wordings(named);
        this.phrases = new PhraseMap(wordings);
    }

    /// The language's data; empty if there is no file of that name.
    ///
    /// @throws IllegalArgumentException if a phrase in it is not well formed
    static Optional<Lexicon> read(String language) {
        try (InputStream file = LexiconFile.class.getResourceAsStream(language + ".yaml")) {
            if (file == null) {
                return Optional.empty();
            }
            LexiconFile source = new LexiconFile(parse(language, file));
            source.readNumbers(language);
            source.readSymbols();
            return Optional.of(source.lexicon());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the words of " + language, e);
        }
    }

    private Lexicon lexicon() {
        for (Role role : Role.values()) {
            if (role.isValued()) {
                map(role.key())
                        .forEach((value, words) -> addAll(texts(words), role, Integer.parseInt(value.toString())));
            } else {
                addAll(texts(yaml.get(role.key())), role, 0);
            }
        }
        return new Lexicon(
                phrases.phrases(), spelling, new Habits(text("decimal"), text("date-order"), text("region")));
    }

    private void addAll(List<String> patterns, Role role, int value) {
        patterns.forEach(pattern -> add(pattern, role, value));
    }

    private void add(String pattern, Role role, int value) {
        phrases.add(pattern, role, value);
        if (SPELT.contains(role)) {
            wordings.of(pattern).forEach(phrase -> spell(phrase, role));
        }
    }

    private void spell(String phrase, Role role) {
        for (String variant : Variants.of(phrase)) {
            Tokenizer.tokens(variant, variant.length()).forEach(token -> spelling.add(token.word(), role));
        }
    }

    /// Pictures, which need no language.
    private void readSymbols() throws IOException {
        try (InputStream file = requireNonNull(LexiconFile.class.getResourceAsStream("shared/symbols.yaml"))) {
            parse("symbols", file)
                    .forEach((key, symbols) -> texts(symbols)
                            .forEach(symbol ->
                                    add(symbol, requireNonNull(Role.byKey().get(key.toString())), 0)));
        }
    }

    /// Every scalar is a text: nothing is resolved, which takes longer than reading it.
    private static Map<?, ?> parse(String label, InputStream file) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setSchema(new FailsafeSchema())
                .setUseMarks(false)
                .build();
        return (Map<?, ?>) new Load(settings).loadFromInputStream(file);
    }

    /// Lines of a number and its words, between tabs.
    private void readNumbers(String language) throws IOException {
        try (InputStream file = LexiconFile.class.getResourceAsStream("numbers/" + language + ".txt")) {
            if (file != null) {
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(this::number);
            }
        }
    }

    private void number(String line) {
        String[] cells = line.split("\t", -1);
        for (int cell = 1; cell < cells.length; cell++) {
            add(cells[cell], Role.NUMBER, Integer.parseInt(cells[0]));
        }
    }

    private Map<?, ?> map(String key) {
        return yaml.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private String text(String key) {
        Object text = yaml.get(key);
        return text == null ? "" : text.toString();
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(Object::toString).toList()
                : List.of();
    }
}
