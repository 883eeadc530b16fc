package dev.parley.reply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.reply.Reading.Understood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Holds every language's data file to the same keys, to completeness, and to phrases that mean one thing.
class LexiconFilesTest {
    private static final Path FILES = Path.of("src/main/resources/dev/parley/reply");
    private static final ReplyReader READER = StandardReader.create();
    private static final Map<String, Map<?, ?>> PARSED = new ConcurrentHashMap<>();
    private static final Set<String> SETTINGS = Set.of("decimal", "date-order", "region", "words");
    /// Only some languages put a whole before its part, deny after a number, or have such words at all.
    private static final Set<String> OPTIONAL =
            Set.of("out-of-before", "not-after", "out-of", "known", "half", "scale", "ending", "unreal", "open-ended");

    static List<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_file_has_every_key_and_no_other(String language) {
        Set<String> allowed = new HashSet<>(Role.byKey().keySet());
        allowed.addAll(SETTINGS);
        Set<String> required = new HashSet<>(allowed);
        required.removeAll(OPTIONAL);
        assertThat(yaml(language).keySet().stream().map(Object::toString))
                .isSubsetOf(allowed)
                .containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_label_and_month_has_a_word(String language) {
        assertThat(values(language, "csat")).contains(1, 2, 3, 4, 5);
        assertThat(values(language, "ces")).contains(1, 2, 3, 4, 5, 6, 7);
        assertThat(values(language, "nps")).contains(0, 10);
        assertThat(values(language, "month")).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(values(language, "ordinal")).contains(-1, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_number_from_0_to_100_has_a_word(String language) throws IOException {
        List<String> lines = Files.readAllLines(FILES.resolve("numbers/" + language + ".txt"));
        assertThat(lines.stream().map(line -> line.split("\t", -1)[0]))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 100)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_phrase_means_two_numbers_or_both_yes_and_no(String language) {
        Map<String, Set<String>> meanings = new TreeMap<>();
        for (Role role : List.of(Role.NUMBER, Role.CSAT, Role.CES, Role.NPS, Role.MONTH, Role.ORDINAL)) {
            values(language, role.key())
                    .forEach(value -> phrases(
                                    language, requireNonNull(map(language, role).get(value)))
                            .forEach(phrase -> meanings.computeIfAbsent(role + " " + phrase, key -> new HashSet<>())
                                    .add("" + value)));
        }
        for (Role role : List.of(Role.YES, Role.NO, Role.PERHAPS)) {
            phrases(language, section(language, role.key()))
                    .forEach(phrase -> meanings.computeIfAbsent("answer " + phrase, key -> new HashSet<>())
                            .add(role.key()));
        }
        for (Role role : List.of(Role.STOP, Role.HELP, Role.SKIP, Role.BACK, Role.START)) {
            phrases(language, section(language, role.key()))
                    .forEach(phrase -> meanings.computeIfAbsent("word " + phrase, key -> new HashSet<>())
                            .add(role.key()));
        }
        assertThat(meanings.entrySet().stream().filter(entry -> entry.getValue().size() > 1))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_is_counted_or_never_was_is_no_score(String language) {
        Question question = Question.of(AnswerType.Score.of(Scale.NPS), List.of(new Language(language)));
        Stream<String> counted =
                phrases(language, section(language, Role.UNIT.key())).stream().map("5 "::concat);
        Stream<String> denied = Stream.of(Role.NOT, Role.BEYOND)
                .flatMap(role -> phrases(language, section(language, role.key())).stream())
                .map(phrase -> phrase + " 5");

        assertThat(Stream.concat(counted, denied).filter(reply -> READER.read(question, reply) instanceof Understood))
                .isEmpty();
    }

    private static Set<Integer> values(String language, String key) {
        return ((Map<?, ?>) section(language, key))
                .keySet().stream()
                        .map(value -> Integer.parseInt(value.toString()))
                        .collect(Collectors.toSet());
    }

    private static Map<Integer, Object> map(String language, Role role) {
        Map<Integer, Object> map = new TreeMap<>();
        ((Map<?, ?>) section(language, role.key()))
                .forEach((value, phrases) -> map.put(Integer.parseInt(value.toString()), phrases));
        return map;
    }

    /// Folded phrases of a list.
    private static Set<String> phrases(String language, Object list) {
        Wordings wordings = new Wordings(words(language));
        Set<String> folded = new HashSet<>();
        for (Object pattern : (List<?>) list) {
            wordings.of(pattern.toString())
                    .forEach(phrase -> folded.add(Tokenizer.tokens(phrase, phrase.length()).stream()
                            .map(Token::word)
                            .collect(Collectors.joining(" "))));
        }
        return folded;
    }

    private static Map<String, List<String>> words(String language) {
        Map<String, List<String>> words = new TreeMap<>();
        ((Map<?, ?>) section(language, "words"))
                .forEach((name, list) -> words.put(
                        name.toString(),
                        ((List<?>) list).stream().map(Object::toString).toList()));
        return words;
    }

    private static Object section(String language, String key) {
        return requireNonNull(yaml(language).get(key), language + " has no " + key);
    }

    private static Map<?, ?> yaml(String language) {
        return PARSED.computeIfAbsent(language, LexiconFilesTest::parsed);
    }

    private static Map<?, ?> parsed(String language) {
        try {
            return (Map<?, ?>) new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(FILES.resolve(language + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
