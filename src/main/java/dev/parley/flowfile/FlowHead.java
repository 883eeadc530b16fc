package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The part of a flow that everything else in it depends on: its language, its variables, its channels. One thread.
///
/// @param vars with those of included flows that this flow does not set
record FlowHead(Plan plan, Form form, Value.Fields vars, Desk desk) {
    static FlowHead read(Plan plan, Problems problems) {
        Form form = Form.open(plan.document().root(), FlowKeys.FLOW, problems);
        Language language = language(form, problems);
        Value.Fields vars = vars(plan, form, problems);
        TextCheck check = new TextCheck(problems, channels(form), vars);
        Texts texts = new Texts(problems, language, plan.names(), check);
        Translations translations = Translations.read(form.entries("translations"), language, problems);
        Desk desk = new Desk(
                problems,
                texts,
                new Conditions(problems, plan.names()),
                translations,
                new Places(problems, plan.ids()));
        return new FlowHead(plan, form, vars, desk);
    }

    /// Reads the steps, named after a place; "" for the outermost flow.
    List<Step> steps(String place) {
        return form.node("steps").map(node -> reader().block(node, place)).orElse(List.of());
    }

    StepReader reader() {
        return new StepReader(desk, new Modules(plan));
    }

    private static Language language(Form form, Problems problems) {
        Optional<String> tag = form.text("language");
        if (tag.filter(text -> !Language.isValid(text)).isPresent()) {
            problems.error(
                    form.markOf("language"),
                    Reads.quote(tag.get()) + " is no language; write a tag such as en or pt-BR");
        }
        return tag.filter(Language::isValid).map(Language::new).orElse(Language.ENGLISH);
    }

    private static Value.Fields vars(Plan plan, Form form, Problems problems) {
        Map<String, Value> vars = new TreeMap<>();
        for (Plan part : plan.parts()) {
            Problems theirs = new Problems(part.document().file());
            Form inner = Form.open(part.document().root(), FlowKeys.FLOW, theirs);
            vars(part, inner, theirs).fields().forEach(vars::putIfAbsent);
        }
        List<Entry> own = form.entries("vars");
        if (own.size() > FlowLimits.MAX_ITEMS) {
            problems.error(form.markOf("vars"), "more than " + FlowLimits.MAX_ITEMS + " variables");
        }
        own.forEach(entry -> variable(entry, problems)
                .ifPresent(value -> vars.put(entry.key().text(), value)));
        return new Value.Fields(vars);
    }

    private static Optional<Value> variable(Entry entry, Problems problems) {
        String name = entry.key().text();
        if (!Shapes.NAME.matcher(name).matches()) {
            problems.error(
                    entry.key().mark(), "variable " + Reads.quote(name) + ": a name has letters, digits and _ only");
        }
        Optional<Value> value = Constants.of(entry.value());
        if (value.isEmpty() && !(entry.value() instanceof Node.Broken)) {
            problems.error(entry.value().mark(), "a variable is a text, a number, true or false, or a list of them");
        }
        return value.filter(v -> v.shown().length() <= FlowLimits.MAX_TEXT);
    }

    /// The channels named under `invite`, else all, without a word about wrong ones: those are reported there.
    private static Set<Medium> channels(Form form) {
        Set<Medium> channels = EnumSet.noneOf(Medium.class);
        Reads silent = new Reads(new Problems(""));
        form.node("invite")
                .filter(Mapping.class::isInstance)
                .flatMap(invite -> ((Mapping) invite).get("channels"))
                .ifPresent(list -> silent.list(list)
                        .forEach(item -> silent.scalar(item, "")
                                .flatMap(scalar -> Medium.of(scalar.text()))
                                .ifPresent(channels::add)));
        return channels.isEmpty() ? EnumSet.allOf(Medium.class) : channels;
    }
}
