package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.flow.FlowId;
import dev.parley.schedule.Plans;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;

/// The collection `plans`: by a flow's name, until when it is planned. Safe for any thread.
final class PlanDocuments implements Plans {
    private final MongoCollection<BsonDocument> plans;
    private final Gate gate;

    PlanDocuments(Collections collections, Gate gate) {
        plans = collections.plans();
        this.gate = gate;
    }

    @Override
    public Optional<Instant> until(FlowId flow) {
        return gate.run(
                        "read a plan",
                        () -> Optional.ofNullable(
                                plans.find(Writes.byId(flow.value())).first()))
                .map(document -> new Fields(document).at("until"));
    }

    @Override
    public void planned(FlowId flow, Instant until) {
        BsonDocument document = Writes.byId(flow.value()).append("until", Fields.time(until));
        gate.run(
                "keep a plan",
                () -> plans.replaceOne(Writes.byId(flow.value()), document, new ReplaceOptions().upsert(true)));
    }
}
