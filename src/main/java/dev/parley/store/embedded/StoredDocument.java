package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// A document as it is kept: its bytes, which go to the log and the store file as they are, and, once somebody has
/// asked for it, the document read
/// from them. Neither ever changes. Safe for any thread.
final class StoredDocument {
    /// Beyond this the buffer of one huge document is given back.
    private static final int KEEP_BYTES = 256 * 1024;

    private static final ThreadLocal<BsonBytes> SCRATCH = ThreadLocal.withInitial(() -> new BsonBytes(8 * 1024));

    private final byte[] bson;
    private volatile @Nullable Document document;

    private StoredDocument(byte[] bson, @Nullable Document document) {
        this.bson = bson;
        this.document = document;
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
        return new StoredDocument(bson, document);
    }

    static StoredDocument of(byte[] bson) {
        return new StoredDocument(bson, null);
    }

    byte[] bson() {
        return bson;
    }

    /// Not to be changed.
    Document document() {
        Document known = document;
        if (known == null) {
            known = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
            document = known;
        }
        return known;
    }
}
