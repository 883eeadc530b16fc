package dev.parley.flowfile;

import dev.parley.fake.Golden;
import dev.parley.flow.Medium;
import dev.parley.flow.MessageKey;
import dev.parley.flowfile.source.SourceLimits;
import dev.parley.flowfile.text.Filter;
import dev.parley.flowtest.TestKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fills the reference page: prose from `page.txt`, tables from the loader, examples from files.
final class FlowReference {
    private static final Path FOLDER = Path.of("src/test/resources/dev/parley/flowfile/reference");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)(?::([a-z ]+))?}}");

    private FlowReference() {}

    static String page() {
        Matcher places = PLACE.matcher(Golden.read(FOLDER.resolve("page.txt")));
        return places.replaceAll(
                place -> Matcher.quoteReplacement(fill(place.group(1), String.valueOf(place.group(2)))));
    }

    /// The example of that name, without a line break at its end.
    static String example(String name) {
        return Golden.read(FOLDER.resolve("examples").resolve(name + ".yaml")).stripTrailing();
    }

    private static String fill(String what, String which) {
        return switch (what) {
            case "table" -> table(named(which));
            case "example" -> example(which);
            case "messages" -> messages();
            case "verbs" -> Verb.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
            case "steps" ->
                Arrays.stream(Verb.values()).map(FlowReference::step).collect(Collectors.joining("\n\n"));
            case "answers" -> answers();
            case "filters" -> filters();
            case "limits" -> limits();
            case "test-keys" -> tests();
            default -> throw new IllegalArgumentException("nothing is called " + what);
        };
    }

    private static KeyTable named(String name) {
        return FlowKeys.ALL.stream()
                .filter(table -> table.name().replace("a flow", "flow").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    private static String table(KeyTable table) {
        return table.about() + "\n\n"
                + rows(
                        "| key | takes | what it does |",
                        table.keys().stream().map(key -> row("`" + key.name() + "`", key.takes(), key.about())));
    }

    private static String step(Verb verb) {
        String about = verb.about();
        return "### `" + verb.word() + "`\n\nA step that " + about + ".\n\n"
                + rows(
                        "| key | takes | what it does |",
                        StepKeys.of(verb).keys().stream()
                                .map(key -> row("`" + key.name() + "`", key.takes(), key.about())))
                + "\n\n```yaml\n" + example(verb.word()) + "\n```";
    }

    private static String answers() {
        return rows(
                "| `answer` | what people answer | branches by name | counted as |",
                Arrays.stream(AnswerWord.values())
                        .map(word -> row("`" + word.word() + "`", word.takes(), word.bands(), word.metric())));
    }

    private static String filters() {
        return rows(
                "| filter | what it makes |",
                Arrays.stream(Filter.values()).map(filter -> row("`" + filter.word() + "`", filter.about())));
    }

    private static String tests() {
        return rows(
                "| key | takes | what it does |",
                Arrays.stream(TestKey.values()).map(key -> row("`" + key.word() + "`", key.takes(), key.about())));
    }

    private static String messages() {
        return rows(
                "| key | said |",
                Arrays.stream(MessageKey.values()).map(key -> row("`" + key.word() + "`", about(key))));
    }

    private static String about(MessageKey key) {
        return switch (key) {
            case HELP -> "when somebody asks for help";
            case STOPPED -> "when somebody has opted out";
            case STARTED -> "when somebody has opted in again";
            case UNCLEAR -> "when a reply was not understood; an `unclear` of the question goes before it";
            case EXPIRED -> "to a reply after the survey expired";
            case LATE -> "to a reply after the survey was finished";
            case NOTHING_OPEN -> "to a message when there is nothing to answer";
        };
    }

    private static String limits() {
        return rows(
                "| of | at most |",
                Stream.of(
                        row("steps of a flow, with all it includes", String.valueOf(FlowLimits.MAX_STEPS)),
                        row("options of a question", String.valueOf(FlowLimits.MAX_OPTIONS)),
                        row("characters of an option or label", String.valueOf(FlowLimits.MAX_OPTION)),
                        row("branches of a question", String.valueOf(FlowLimits.MAX_BRANCHES)),
                        row("conditions and expressions", String.valueOf(FlowLimits.MAX_EXPRESSIONS)),
                        row("languages", String.valueOf(FlowLimits.MAX_LANGUAGES)),
                        row("variables, keywords, items of any other list", String.valueOf(FlowLimits.MAX_ITEMS)),
                        row("characters of a text message", String.valueOf(FlowLimits.maxText(Medium.SMS))),
                        row("characters of a Slack message", String.valueOf(FlowLimits.maxText(Medium.SLACK))),
                        row("characters of any other text", String.valueOf(FlowLimits.MAX_TEXT)),
                        row("segments of a text message before `validate` warns", String.valueOf(FlowLimits.SMS_PARTS)),
                        row("a pause, time-out or reminder", FlowLimits.LONGEST_PAUSE.toDays() + "d"),
                        row("a file", SourceLimits.MAX_BYTES / 1024 + " kB")));
    }

    private static String rows(String head, Stream<String> rows) {
        List<String> columns = List.of(head.strip().split("\\|", -1));
        return head + "\n" + "| --- ".repeat(columns.size() - 2) + "|\n" + rows.collect(Collectors.joining("\n"));
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        List.of(cells).stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .toList()) + " |";
    }
}
