package dev.parley.flowfile;

import dev.parley.flow.CaseOrder;
import dev.parley.flow.CaseOrder.Urgency;
import dev.parley.flow.Expression;
import dev.parley.flow.NotifyTargets;
import dev.parley.flow.Step;
import dev.parley.flow.Template;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the steps that act on the world: `set`, `case`, `notify`, `call`. One thread.
final class ActionReader {
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final Pattern SLACK = Pattern.compile("[#@]?[\\p{L}\\p{N}._-]{1,80}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern REPLY_PATH = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_0-9][\\w-]*){0,9}");
    private static final String NAME = "a name of letters, digits and dashes";

    private final Desk desk;
    private final TalkReader talks;
    private final StepReader steps;

    ActionReader(Desk desk, StepReader steps) {
        this.desk = desk;
        this.talks = new TalkReader(desk);
        this.steps = steps;
    }

    Step set(StepForm step) {
        Map<String, Expression> fields = new TreeMap<>();
        step.form().node("set").ifPresent(node -> desk.reads().refuseNothing(node, "set"));
        for (Entry entry : step.form().entries("set")) {
            Optional<String> target = Targets.read(entry.key(), desk);
            Optional<Expression> value =
                    desk.conditions().expression(entry.value(), entry.key().text());
            if (target.isPresent() && value.isPresent()) {
                fields.put(target.get(), value.get());
            }
        }
        return new Step.Set(step.id(), fields);
    }

    Step openCase(StepForm step) {
        Form form = details(step);
        Optional<String> shorthand =
                shorthand(step).flatMap(node -> desk.reads().shaped(node, Shapes.WORD, "queue", NAME));
        Urgency urgency = new Urgency(
                form.duration("due", FlowLimits.LONGEST_PAUSE).orElse(Duration.ZERO),
                form.word("priority", PRIORITIES).orElse("normal"));
        CaseOrder order = new CaseOrder(
                shorthand.orElseGet(() -> name(form, "queue")),
                name(form, "skill"),
                form.text("assign").orElse(""),
                urgency,
                talks.internal(form.node("note"), "note"));
        return new Step.OpenCase(step.id(), order);
    }

    private String name(Form form, String key) {
        return form.node(key)
                .flatMap(node -> desk.reads().shaped(node, Shapes.WORD, key, NAME))
                .orElse("");
    }

    Step tell(StepForm step) {
        Form form = details(step);
        NotifyTargets targets = new NotifyTargets(
                Lists.texts(form, "slack", desk.reads(), SLACK, "a Slack channel such as #alerts or C0123"),
                Lists.texts(form, "webhook", desk.reads(), Shapes.WORD, NAME),
                Lists.texts(form, "email", desk.reads(), EMAIL, "an e-mail address"));
        if (!form.has("slack") && !form.has("webhook") && !form.has("email")) {
            desk.problems().error(step.form().mark(), "notify needs somebody to tell: slack, webhook or email");
        }
        Optional<Node> text = shorthand(step).or(() -> form.node("text"));
        if (text.isEmpty()) {
            desk.problems().error(step.form().mark(), "notify needs a text");
        }
        return new Step.Notify(step.id(), talks.internal(text, "the text of notify"), targets);
    }

    Step call(StepForm step) {
        Form form = step.form();
        Map<String, Template> with = new TreeMap<>();
        for (Entry entry : form.entries("with")) {
            desk.texts()
                    .plain(entry.value(), entry.key().text())
                    .ifPresent(text -> with.put(entry.key().text(), text));
        }
        Map<String, String> save = new TreeMap<>();
        for (Entry entry : form.entries("save")) {
            Optional<String> target = Targets.read(entry.key(), desk);
            Optional<String> path =
                    desk.reads().shaped(entry.value(), REPLY_PATH, "save", "a path in the reply such as customer.tier");
            if (target.isPresent() && path.isPresent()) {
                save.put(target.get(), path.get());
            }
        }
        String integration = form.node("call")
                .flatMap(node -> desk.reads().shaped(node, Shapes.WORD, "call", NAME))
                .orElse("unknown");
        return new Step.Call(
                step.id(),
                new Step.Call.Request(integration, with),
                form.duration("timeout", Step.Call.LONGEST).orElse(Step.Call.USUAL),
                save,
                steps.block(step, "failed"));
    }

    /// The keys of a step that may stand in a mapping under its verb or beside it.
    private Form details(StepForm step) {
        KeyTable table = StepKeys.inside(step.verb());
        Form none = Form.empty(step.form().mark(), table, desk.problems());
        Form inner = switch (step.form().node(step.verb().word()).orElseThrow()) {
            case Mapping mapping -> Form.open(mapping, table, desk.problems());
            case Node.Sequence list -> {
                desk.problems().error(list.mark(), step.verb().word() + " must be a text or a mapping, not a list");
                yield none;
            }
            case Node.Scalar scalar -> none;
            case Node.Broken broken -> none;
        };
        return inner.beside(step.form());
    }

    /// What stands at the verb itself, if it is a text.
    private Optional<Node> shorthand(StepForm step) {
        return step.form()
                .node(step.verb().word())
                .filter(node -> node instanceof Node.Scalar scalar && !scalar.isNothing());
    }
}
