package dev.parley.flowfile;

import dev.parley.flow.Condition;
import dev.parley.flow.Expression;
import dev.parley.flow.Flow;
import dev.parley.flow.Program;
import dev.parley.flow.Template;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Any of our values as text, one part a line, for golden files.
final class Shown {
    private final StringBuilder out = new StringBuilder();

    private Shown() {}

    static String of(Flow flow) {
        Shown shown = new Shown();
        shown.write(flow, "flow", 0);
        return shown.out.toString();
    }

    private void write(Object value, String name, int depth) {
        switch (value) {
            case Template template -> line(name, depth, '"' + template.source().replace("\n", "\\n") + '"');
            case Condition condition -> line(name, depth, "condition " + condition.source());
            case Expression expression -> line(name, depth, "expression " + expression.source());
            case Program program -> all(program.steps(), name, depth);
            case Collection<?> list -> all(list, name, depth);
            case Map<?, ?> map -> map(map, name, depth);
            case Optional<?> perhaps -> perhaps.ifPresent(inner -> write(inner, name, depth));
            case Record record -> record(record, name, depth);
            case Object other -> line(name, depth, String.valueOf(other));
        }
    }

    private void all(Collection<?> items, String name, int depth) {
        if (!items.isEmpty()) {
            line(name, depth, "");
            items.forEach(item -> write(item, "-", depth + 1));
        }
    }

    private void map(Map<?, ?> map, String name, int depth) {
        if (!map.isEmpty()) {
            line(name, depth, "");
            map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> bare(entry.getKey())))
                    .forEach(entry -> write(entry.getValue(), bare(entry.getKey()), depth + 1));
        }
    }

    private void record(Record value, String name, int depth) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        if (parts.length == 1 && get(parts[0], value) instanceof String text) {
            line(name, depth, text);
        } else {
            line(name, depth, value.getClass().getSimpleName());
            for (RecordComponent part : parts) {
                write(get(part, value), part.getName(), depth + 1);
            }
        }
    }

    private static Object get(RecordComponent part, Record value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("cannot read " + part, fault);
        }
    }

    private static String bare(Object key) {
        return key instanceof Record ? key.toString() : String.valueOf(key);
    }

    private void line(String name, int depth, String text) {
        out.append("  ".repeat(depth))
                .append(name)
                .append(text.isEmpty() ? "" : ": ")
                .append(text)
                .append('\n');
    }
}
