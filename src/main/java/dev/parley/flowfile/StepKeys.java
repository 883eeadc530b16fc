package dev.parley.flowfile;

import static dev.parley.flowfile.KeyTable.key;

import java.util.ArrayList;
import java.util.List;

/// The keys of each kind of step.
public final class StepKeys {
    private static final KeyTable ASK = table(
            Verb.ASK,
            key("ask", "text", "the question"),
            key("answer", "answer type", "what may be answered; required"),
            key("options", "list of options", "what can be chosen, for `choice` and `choices`"),
            key("shuffle", "`true`", "shows the options in random order"),
            key("min", "number", "lowest answer of a `rating` or `number`"),
            key("max", "number", "highest answer of a `rating` or `number`"),
            key("labels", "number to text", "the author's words for single numbers of a scale"),
            key("optional", "`true`", "the question may be skipped; `false` if left out"),
            key("retry", "0 to 5", "how often an unclear reply is asked back; `2` if left out"),
            key("unclear", "text", "own words for asking again; Parley's, which fit the reply, if left out"),
            key("save", "`contact.NAME` or `vars.NAME`", "where else the answer is written"),
            key("then", "value, range or band to list of steps", "what follows which answers"),
            key(
                    "timeout",
                    "duration",
                    "when a silent person's question is given up and the conversation goes on; never if left out"),
            key("segments", "list of field names", "fields by which its results can be split, beside the flow's"));

    private static final KeyTable SAY = table(
            Verb.SAY, key("say", "text", "the message"), key("image", "https address", "a picture to send with it"));

    private static final KeyTable WHEN = table(
            Verb.WHEN,
            key("when", "condition", "in CEL"),
            key("steps", "list of steps", "run if it holds"),
            key("else", "list of steps", "run if not"));

    private static final KeyTable CHOOSE = table(
            Verb.CHOOSE,
            key("choose", "list of `{when, steps}`", "the cases, tried from top to bottom"),
            key("else", "list of steps", "run if none holds"));

    private static final KeyTable SET = table(
            Verb.SET,
            key(
                    "set",
                    "`contact.NAME` or `vars.NAME` to expression",
                    "all expressions are worked out before any is written"));

    private static final KeyTable CASE = table(
            Verb.CASE,
            key("case", "queue, or mapping of the keys below", "the keys may stand inside of it or beside it"),
            key("queue", "name", "who takes it; the default queue if left out"),
            key("skill", "name", "a skill the person needs"),
            key("assign", "name", "a certain person"),
            key("priority", "`low`, `normal`, `high` or `urgent`", "`normal` if left out"),
            key("due", "duration", "time until it is due; the queue's own if left out"),
            key("note", "text", "for the one who takes it"));

    private static final KeyTable NOTIFY = table(
            Verb.NOTIFY,
            key("notify", "text, or mapping of the keys below", "the keys may stand inside of it or beside it"),
            key("text", "text", "what they are told"),
            key("slack", "channel or list", "Slack channels"),
            key("webhook", "name or list", "webhook endpoints"),
            key("email", "address or list", "e-mail addresses"));

    private static final KeyTable CALL = table(
            Verb.CALL,
            key("call", "integration name", "as set up by an admin"),
            key("with", "name to text", "what is sent"),
            key("save", "`contact.NAME` or `vars.NAME` to path in the reply", "what is kept"),
            key("timeout", "duration", "how long it may take, `60s` at most; `10s` if left out"),
            key("failed", "list of steps", "run if it does not answer in time; nothing if left out"));

    private static final KeyTable SPLIT = table(
            Verb.SPLIT,
            key("split", "name to percent", "`{short: 50%, long: 50%}`; the shares add up to 100%"),
            key("then", "name to list of steps", "what runs for each share; a share without steps goes on below"));

    private static final KeyTable ROTATE = table(
            Verb.ROTATE, key("rotate", "number", "how many of them"), key("steps", "list of steps", "to take from"));

    private static final KeyTable WAIT = table(Verb.WAIT, key("wait", "duration", "how long"));

    private static final KeyTable INCLUDE = table(
            Verb.INCLUDE,
            key("include", "flow name", "of another file in the folder"),
            key("with", "variable to text", "sets its variables"));

    private static final KeyTable GO =
            table(Verb.GO, key("go", "step id", "the step to go on at; every loop has to pass an `ask`"));

    private static final KeyTable END = table(
            Verb.END,
            key("end", "text, or nothing", "the last message"),
            key("status", "word", "how the conversation ended; `completed` if left out"));

    private StepKeys() {}

    /// The keys of such a step, its verb first.
    public static KeyTable of(Verb verb) {
        return switch (verb) {
            case ASK -> ASK;
            case SAY -> SAY;
            case WHEN -> WHEN;
            case CHOOSE -> CHOOSE;
            case SET -> SET;
            case CASE -> CASE;
            case NOTIFY -> NOTIFY;
            case CALL -> CALL;
            case SPLIT -> SPLIT;
            case ROTATE -> ROTATE;
            case WAIT -> WAIT;
            case INCLUDE -> INCLUDE;
            case GO -> GO;
            case END -> END;
        };
    }

    /// The keys that may stand inside of the verb's own mapping too: `case: {queue: recovery}`.
    public static KeyTable inside(Verb verb) {
        List<Key> inner = of(verb).keys().stream()
                .filter(key -> !key.name().equals(verb.word()) && !key.name().equals("id"))
                .toList();
        return new KeyTable(verb.word(), verb.about(), inner);
    }

    private static KeyTable table(Verb verb, Key... keys) {
        List<Key> all = new ArrayList<>(List.of(keys));
        all.add(key("id", "name", "names the step; required for `ask`, and for whatever is translated"));
        String article = "aeiou".indexOf(verb.word().charAt(0)) >= 0 ? "an " : "a ";
        return new KeyTable(article + verb.word() + " step", verb.about(), all);
    }
}
