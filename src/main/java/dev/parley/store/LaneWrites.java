package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.parley.inbox.Lane;
import dev.parley.kit.Vault;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/// Writes lanes of several turns in one command: each lane is written for itself, if its version is still the one
/// before, whatever becomes of the others. Safe for any thread.
///
/// A command tells how many lanes it wrote, not which. If it was not all, what each document holds in `by`,
/// different for every write, tells.
final class LaneWrites {
    private static final String BY = "by";
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final BulkWriteOptions EACH_FOR_ITSELF = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);
    private static final ReplaceOptions ONLY_REPLACE = new ReplaceOptions();

    private final MongoCollection<BsonDocument> lanes;

    LaneWrites(MongoCollection<BsonDocument> lanes) {
        this.lanes = lanes;
    }

    /// Writes the lanes.
    ///
    /// @return for each whether it was written
    List<Boolean> write(List<One> writes) {
        List<WriteModel<BsonDocument>> models = new ArrayList<>(writes.size());
        writes.forEach(one -> models.add(one.model()));
        Set<Integer> lost = new HashSet<>();
        int replaced = run(models, lost);
        int replacing = (int) writes.stream().filter(one -> !one.isFirst()).count();
        Set<BsonValue> there = replaced == replacing ? Set.of() : there(writes);
        List<Boolean> done = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            One one = writes.get(i);
            boolean sure = one.isFirst() || replaced == replacing;
            done.add(!lost.contains(i) && (sure || there.contains(one.by())));
        }
        return done;
    }

    /// Runs the command; gives how many lanes were replaced, and adds those that could not be inserted.
    private int run(List<WriteModel<BsonDocument>> models, Set<Integer> lost) {
        try {
            return matched(lanes.bulkWrite(models, EACH_FOR_ITSELF));
        } catch (MongoBulkWriteException e) {
            boolean onlyLost = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(LaneWrites::isDuplicate);
            if (!onlyLost) {
                throw e;
            }
            e.getWriteErrors().forEach(error -> lost.add(error.getIndex()));
            return matched(e.getWriteResult());
        }
    }

    private static int matched(BulkWriteResult result) {
        return result.getMatchedCount();
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private Set<BsonValue> there(List<One> writes) {
        BsonArray ids = new BsonArray(writes.stream().map(One::id).toList());
        return lanes
                .find(new BsonDocument("_id", new BsonDocument("$in", ids)))
                .projection(Projections.include(BY))
                .into(new ArrayList<>())
                .stream()
                .map(document -> document.get(BY))
                .collect(Collectors.toSet());
    }

    /// One lane's write.
    ///
    /// @param before what the lane bears that is replaced: its version or its mark
    record One(BsonString id, long before, BsonDocument document, BsonValue by) {
        static One of(Lane lane, Vault vault) {
            BsonObjectId by = new BsonObjectId(lane.isInConfidence() ? timeless() : new ObjectId());
            return new One(
                    new BsonString(lane.id().value()),
                    before(lane.stamp()),
                    LaneBson.to(lane, vault).append(BY, by),
                    by);
        }

        /// One that does not tell when it was made, nor before or behind which others.
        private static ObjectId timeless() {
            byte[] bytes = new byte[12];
            CHANCE.nextBytes(bytes);
            return new ObjectId(bytes);
        }

        private static long before(Lane.Stamp stamp) {
            return stamp.mark() == 0 ? stamp.version() - 1 : stamp.mark();
        }

        boolean isFirst() {
            return before == 0;
        }

        /// A lane's first version fits no stored one, so it is inserted, or fails because another was first.
        WriteModel<BsonDocument> model() {
            BsonDocument filter = new BsonDocument("_id", id).append("rev", new BsonInt64(before));
            return new ReplaceOneModel<>(filter, document, isFirst() ? OR_INSERT : ONLY_REPLACE);
        }
    }
}
