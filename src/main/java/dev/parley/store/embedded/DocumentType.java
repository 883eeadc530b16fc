package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import java.util.Collection;

/// Stored documents. They are never changed once stored, so any thread may read one while another replaces it.
final class DocumentType extends BsonType<Document> {
    static final DocumentType INSTANCE = new DocumentType();

    /// Bytes an entry of a document costs on the heap beside its value: map node, key reference, table slot.
    private static final int ENTRY_BYTES = 64;

    private DocumentType() {}

    @Override
    void encode(Document value, ByteBuf out) {
        BsonEncoder.encodeDocument(value, out);
    }

    @Override
    Document decode(ByteBuf in) {
        return BsonDecoder.decodeBson(in);
    }

    @Override
    public int getMemory(Document document) {
        return heapBytes(document);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    /// An estimate: the cache holds about as many megabytes as it is told to.
    static int heapBytes(Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> 48 + text.length();
            case Document document -> {
                int sum = 96;
                for (Object inner : document.values()) {
                    sum += ENTRY_BYTES + heapBytes(inner);
                }
                yield sum;
            }
            case Collection<?> list -> {
                int sum = 48;
                for (Object inner : list) {
                    sum += 8 + heapBytes(inner);
                }
                yield sum;
            }
            default -> 24;
        };
    }
}
