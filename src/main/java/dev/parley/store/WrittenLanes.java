package dev.parley.store;

import dev.parley.followup.Followed;
import dev.parley.followup.Written;
import dev.parley.inbox.LaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/// Finds what turns wrote lately: lanes by the time in the id of their last write, ended conversations by the time of
/// their end. There is no index for it, which every turn would have to keep: conversations that began lately are looked
/// at first, by the index there is, older ones after them. Safe for any thread.
final class WrittenLanes implements Written {
    /// Few of the conversations that began in such a stretch were written lately, and the embedded server looks at all
    /// of them before it answers: so few that a busy machine, too, is done in well under the time a read may take.
    private static final Duration WINDOW = Duration.ofHours(6);

    private static final String WHAT = "look up what was written";

    private final Collections collections;
    private final CountedDocuments begun;
    private final Gate gate;

    WrittenLanes(Collections collections, Gate gate) {
        this.collections = collections;
        begun = new CountedDocuments(collections, gate);
        this.gate = gate;
    }

    @Override
    public void since(Instant since, Consumer<Followed> taker) {
        Instant earliest = begun.earliest().orElse(since);
        Optional<Instant> last = Optional.empty();
        Instant first = since.minus(WINDOW);
        while (last.map(earliest::isBefore).orElse(true)) {
            look(since, first, last, taker);
            last = Optional.of(first);
            first = first.minus(WINDOW);
        }
    }

    private void look(Instant since, Instant first, Optional<Instant> last, Consumer<Followed> taker) {
        BsonDocument byThen =
                new BsonDocument("by", new BsonDocument("$gte", new BsonObjectId(new ObjectId(Date.from(since), 0))));
        CountedDocuments.inLanes(collections)
                .each(gate, WHAT, wanted(first, last, byThen), lane -> taker.accept(inLane(lane)));
        BsonDocument changed = new BsonDocument("changedAt", new BsonDocument("$gte", Fields.time(since)));
        CountedDocuments.apart(collections).each(gate, WHAT, wanted(first, last, changed), ended -> {
            Followed one = apart(ended);
            if (!one.conversation().isInConfidence()) {
                taker.accept(one);
            }
        });
    }

    private static Begun.Wanted wanted(Instant first, Optional<Instant> last, BsonDocument also) {
        return new Begun.Wanted(first, last, also, new BsonDocument());
    }

    private static Followed inLane(BsonDocument lane) {
        return new Followed(
                new LaneId(new Fields(lane).text("_id")),
                ConversationBson.from(lane.getDocument("conversation")),
                new Fields(lane).optionalAt("optedOut"));
    }

    private static Followed apart(BsonDocument ended) {
        return new Followed(new LaneId(new Fields(ended).text("lane")), ConversationBson.from(ended), Optional.empty());
    }
}
