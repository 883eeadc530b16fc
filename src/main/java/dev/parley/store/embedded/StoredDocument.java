package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// A document as it is kept: its bytes, which go to the log and the store file as they are. The document read from
/// them stays at hand until the next garbage collection: it takes several times the memory of the bytes in hundreds of
/// objects, and collections that had to copy those would cost more than reading it again. Neither ever changes. Safe
/// for any thread.
final class StoredDocument {
    /// Beyond this the buffer of one huge document is given back.
    private static final int KEEP_BYTES = 256 * 1024;

    private static final ThreadLocal<BsonBytes> SCRATCH = ThreadLocal.withInitial(() -> new BsonBytes(8 * 1024));

    private final byte[] bson;
    private volatile @Nullable WeakReference<Document> document;

    private StoredDocument(byte[] bson) {
        this.bson = bson;
    }

    /// Takes the document over: nobody may change it any more.
    static StoredDocument of(Document document) {
        BsonBytes scratch = SCRATCH.get();
        scratch.clear();
        scratch.document(document);
        byte[] bson = scratch.copy();
        if (bson.length > KEEP_BYTES) {
            SCRATCH.remove();
        }
        StoredDocument stored = new StoredDocument(bson);
        stored.document = new WeakReference<>(document);
        return stored;
    }

    static StoredDocument of(byte[] bson) {
        return new StoredDocument(bson);
    }

    byte[] bson() {
        return bson;
    }

    /// Not to be changed.
    Document document() {
        WeakReference<Document> known = document;
        Document there = known == null ? null : known.get();
        if (there == null) {
            there = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
            document = new WeakReference<>(there);
        }
        return there;
    }
}
