package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;

/// Stored documents as values of a map.
final class DocumentType extends BsonType<StoredDocument> {
    static final DocumentType INSTANCE = new DocumentType();

    /// The objects around the bytes.
    private static final int FRAME = 96;

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
        return FRAME + document.bson().length;
    }

    @Override
    public StoredDocument[] createStorage(int size) {
        return new StoredDocument[size];
    }
}
