package dev.parley.authoring;

import dev.parley.authoring.Shape.AStep;
import dev.parley.authoring.Shape.Either;
import dev.parley.authoring.Shape.Expression;
import dev.parley.authoring.Shape.Keys;
import dev.parley.authoring.Shape.Many;
import dev.parley.authoring.Shape.Named;
import dev.parley.authoring.Shape.Names;
import dev.parley.authoring.Shape.Prose;
import dev.parley.authoring.Shape.Scalar;
import dev.parley.authoring.Shape.StepName;
import dev.parley.authoring.Shape.Words;
import dev.parley.flow.MessageKey;
import dev.parley.flowfile.AnswerWord;
import dev.parley.flowfile.FlowKeys;
import dev.parley.flowfile.Key;
import dev.parley.flowfile.KeyTable;
import dev.parley.flowfile.StepKeys;
import dev.parley.flowfile.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the values of keys look like, read off the phrases of the tables of keys, so that there is one list of keys and
/// what they take.
public final class Shapes {
    private static final Shape ANY = new Scalar("");
    private static final Shape DURATION = new Scalar("^[0-9]+[smhd]$");
    private static final Shape TEXTS = new Either(List.of(new Prose(), new Keys(FlowKeys.TEXT)));
    private static final Shape STEPS = new Either(List.of(new Many(new AStep()), new AStep()));
    private static final Shape OPTION = new Either(List.of(ANY, new Keys(FlowKeys.OPTION)));
    private static final Shape TRUTH = new Words(List.of("true", "false"));

    /// What the phrases of the tables mean.
    private static final Map<String, Shape> PHRASES = Stream.of(
                    plain("name", "event name", "word", "channel id", "user group id", "integration name", "flow name"),
                    plain("word or text", "emoji", "number", "3 to 1000", "0 to 5", "percent", "`contact.NAME`"),
                    plain("`contact.NAME` or `vars.NAME`", "https address", "`1 per 90d`", "number, or `200 per 30d`"),
                    plain("`MON 10:00`, `MON,THU 9:30`, `MON-FRI 16:00`, `2 weeks MON 10:00`", "language tag"),
                    Map.of("text", TEXTS, "text, or nothing", TEXTS, "`true`", TRUTH, "duration", DURATION),
                    Map.of("duration or list", orList(DURATION), "duration, or `none`", orWord(DURATION, "none")),
                    Map.of("`21:00-09:00` or `none`", orWord(ANY, "none"), "list of steps", STEPS),
                    Map.of("list of field names", new Many(ANY), "list of words", new Many(ANY)),
                    Map.of("list of days", new Many(ANY), "list of origins", new Many(ANY)),
                    Map.of("list of `sms`, `slack`, `web`", new Many(new Words(List.of("sms", "slack", "web")))),
                    Map.of("channel or list", orList(ANY), "name or list", orList(ANY), "address or list", orList(ANY)),
                    Map.of("names and values", new Named(Names.ANY, new Either(List.of(ANY, new Many(ANY))))),
                    Map.of("condition", new Expression(), "condition over `contact`", new Expression()),
                    Map.of("answer type", answer()),
                    Map.of("list of options", orNamed(OPTION)),
                    Map.of("number to text", new Named(Names.ANY, ANY), "name to percent", new Named(Names.ANY, ANY)),
                    Map.of(
                            "name to text",
                            new Named(Names.ANY, new Prose()),
                            "variable to text",
                            new Named(Names.ANY, new Prose())),
                    Map.of("value, range or band to list of steps", new Named(Names.BRANCHES, orNothing(STEPS))),
                    Map.of("name to list of steps", new Named(Names.ANY, orNothing(STEPS))),
                    Map.of("list of `{when, steps}`", new Many(new Keys(FlowKeys.CHOICE)), "step id", new StepName()),
                    Map.of("`contact.NAME` or `vars.NAME` to expression", new Named(Names.ANY, new Expression())),
                    Map.of("`contact.NAME` or `vars.NAME` to path in the reply", new Named(Names.ANY, ANY)),
                    Map.of("list, or value to text", orNamed(OPTION)),
                    Map.of(
                            "`true`, or mapping of the keys below",
                            new Either(List.of(TRUTH, new Keys(FlowKeys.ANONYMOUS)))),
                    Map.of(
                            "`everyone`, `{channel: C0123}` or `{usergroup: S0123}`",
                            new Either(List.of(new Words(List.of("everyone")), new Keys(FlowKeys.TO_SLACK)))),
                    Map.of("language to step id to text", translations()))
            .flatMap(part -> part.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Those whose phrase is `mapping`, and those that differ from their phrase.
    private static final Map<String, Shape> SINGLE = Map.of(
            "invite", new Keys(FlowKeys.INVITE),
            "to", new Keys(FlowKeys.TO),
            "after", new Keys(FlowKeys.AFTER),
            "web", new Keys(FlowKeys.WEB),
            "messages", new Keys(messages()),
            "expire", orWord(DURATION, "never"),
            "case", new Either(List.of(ANY, new Keys(StepKeys.inside(Verb.CASE)))),
            "notify", new Either(List.of(new Prose(), new Keys(StepKeys.inside(Verb.NOTIFY)))));

    private Shapes() {}

    /// The whole file.
    public static Shape file() {
        return new Keys(FlowKeys.FLOW);
    }

    /// What stands at a key of a table.
    ///
    /// @throws IllegalStateException if the table says it in words that are not known here
    public static Shape of(KeyTable table, Key key) {
        boolean isWords =
                List.of(FlowKeys.TEXT, FlowKeys.TRANSLATION, FlowKeys.OPTION).contains(table);
        if (isWords) {
            return key.takes().equals("text") ? new Prose() : phrase(key);
        }
        Shape single = SINGLE.get(key.name());
        boolean isOwn = key.takes().contains("mapping")
                || key.name().equals("expire")
                || key.name().equals("case");
        return single != null && isOwn ? single : phrase(key);
    }

    private static Shape phrase(Key key) {
        return Optional.ofNullable(PHRASES.get(key.takes())).orElseGet(() -> words(key));
    }

    /// A phrase such as `low`, `normal` or `high`, each in backticks.
    private static Shape words(Key key) {
        if (!key.takes().matches("`[a-z-]+`((, | or )`[a-z-]+`)+")) {
            throw new IllegalStateException("nothing is known of values that are \"" + key.takes() + "\"");
        }
        return new Words(Arrays.stream(key.takes().split("`"))
                .filter(word -> word.matches("[a-z-]+"))
                .toList());
    }

    private static Map<String, Shape> plain(String... phrases) {
        return Arrays.stream(phrases).collect(Collectors.toMap(phrase -> phrase, phrase -> ANY));
    }

    private static Shape orList(Shape item) {
        return new Either(List.of(item, new Many(item)));
    }

    private static Shape orNamed(Shape item) {
        return new Either(List.of(new Many(item), new Named(Names.ANY, item)));
    }

    /// `nps`, `{type: rating, min: 1, max: 10}`, or `{choice: [S, M, L]}`.
    private static Shape answer() {
        Shape parameters = new Either(List.of(ANY, orNamed(OPTION), new Keys(FlowKeys.ANSWER)));
        return new Either(
                List.of(new Words(AnswerWord.words()), new Keys(FlowKeys.ANSWER), new Named(Names.ANY, parameters)));
    }

    private static Shape orWord(Shape shape, String word) {
        return new Either(List.of(new Words(List.of(word)), shape));
    }

    /// A branch with nothing in it.
    private static Shape orNothing(Shape steps) {
        return new Either(List.of(steps, ANY));
    }

    private static Shape translations() {
        Shape text = new Either(List.of(new Prose(), new Keys(FlowKeys.TRANSLATION), new Keys(messages())));
        return new Named(Names.LANGUAGES, new Named(Names.STEPS, text));
    }

    private static KeyTable messages() {
        List<Key> keys = Arrays.stream(MessageKey.values())
                .map(key -> new Key(key.word(), "text", "own words for this message"))
                .toList();
        return new KeyTable("messages", "The author's words for built-in messages.", keys);
    }
}
