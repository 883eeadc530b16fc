package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;

/// Stored documents as values of a map.
final class DocumentType extends BsonType<StoredDocument> {
    static final DocumentType INSTANCE = new DocumentType();

    /// A document that was read takes about four times its bytes: map nodes, keys and strings. With it the
    /// cache takes about the memory it is given.
    private static final int HEAP_FACTOR = 4;

    private DocumentType() {}

    @Override
    void encode(StoredDocument value, ByteBuf out) {
        out.writeBytes(value.bson());
    }

    @Override
    StoredDocument decode(ByteBuf in) {
        byte[] bson = new byte[in.readableBytes()];
        in.readBytes(bson);
        return StoredDocument.of(bson);
    }

    @Override
    public int getMemory(StoredDocument document) {
        return 64 + HEAP_FACTOR * document.bson().length;
    }

    @Override
    public StoredDocument[] createStorage(int size) {
        return new StoredDocument[size];
    }
}
