package dev.parley.action;

import dev.parley.flow.FlowId;
import dev.parley.flow.LengthOfTime;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happy people are asked for, as named values: `{text: {en: …}, wait: 1d, flows: [...]}`.
public final class FavourFields {
    private static final int TEXT = 300;
    private static final int NAME = 100;
    private static final Duration LONGEST = Duration.ofDays(30);

    private FavourFields() {}

    /// Reads it; it holds for surveys that end from now on.
    ///
    /// @param faults what is wrong is added; what is read is of no use then
    public static Favour read(Value given, Instant now, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        Parts text = parts.object("text");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : text.names()) {
            if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*")) {
                text.fault(language, "is no language such as en");
            }
            texts.put(language, text.needed(language, TEXT));
        }
        Duration pause = parts.duration("wait").orElse(Favour.NONE.pause());
        if (pause.compareTo(LONGEST) > 0) {
            parts.fault("wait", "is 30d at most: nobody remembers longer");
        }
        List<FlowId> flows = flows(parts);
        parts.nothingElse();
        return new Favour(texts, pause, flows, now);
    }

    private static List<FlowId> flows(Parts parts) {
        List<FlowId> flows = new ArrayList<>();
        List<String> names = parts.texts("flows", NAME);
        for (int i = 0; i < names.size(); i++) {
            if (FlowId.isValid(names.get(i))) {
                flows.add(new FlowId(names.get(i)));
            } else {
                parts.fault("flows/" + i, "is no survey's name");
            }
        }
        return flows;
    }

    /// It as values, as {@link #read} reads them.
    public static Value.Fields of(Favour favour) {
        Map<String, Value> texts = new LinkedHashMap<>();
        favour.texts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> texts.put(entry.getKey(), Value.of(entry.getValue())));
        List<Value> flows =
                favour.flows().stream().map(flow -> Value.of(flow.value())).toList();
        return Value.Fields.NONE
                .with("text", new Value.Fields(texts))
                .with("wait", Value.of(LengthOfTime.shown(favour.pause())))
                .with("flows", new Value.Many(flows));
    }
}
