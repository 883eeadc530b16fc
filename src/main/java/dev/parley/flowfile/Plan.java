package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.text.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A flow about to be read, with the flows it includes.
///
/// @param names what its texts may name
/// @param ids what the steps' ids become: themselves, unless the flow is included and an id was taken
/// @param includes by the place of the name in the file; a flow that cannot be included is missing here
record Plan(Document document, Names names, Map<String, StepId> ids, Map<Mark, Plan> includes) {
    /// A flow's tree and the file it came from.
    record Document(FlowId id, String file, Mapping root) {}

    Plan {
        ids = Map.copyOf(ids);
        includes = Map.copyOf(includes);
    }

    /// The trees of all flows included here or further down, each once, by name.
    List<Document> included() {
        Map<FlowId, Document> all = new TreeMap<>(Comparator.comparing(FlowId::value));
        gather(all);
        return List.copyOf(all.values());
    }

    private void gather(Map<FlowId, Document> all) {
        includes.values().forEach(plan -> {
            all.put(plan.document().id(), plan.document());
            plan.gather(all);
        });
    }

    /// Those variables of included flows that this flow does not set itself get their values from there.
    List<Plan> parts() {
        List<Plan> parts = new ArrayList<>();
        includes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> parts.add(entry.getValue()));
        return parts;
    }
}
