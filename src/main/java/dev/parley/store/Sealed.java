package dev.parley.store;

import dev.parley.kit.Vault;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/// Documents inside of documents that a copy of the database does not show. Safe for any thread.
final class Sealed {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Sealed() {}

    /// @param place the id of the document it stands in
    static BsonBinary close(Vault vault, BsonDocument contents, String place) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, contents, EncoderContext.builder().build());
            return new BsonBinary(vault.close(buffer.toByteArray(), place));
        }
    }

    /// Opens what {@link #close} sealed for that place.
    static BsonDocument open(Vault vault, BsonValue sealed, String place) {
        if (!sealed.isBinary()) {
            throw new DamagedDocument("sealed", "is not sealed");
        }
        byte[] bytes = vault.open(sealed.asBinary().getData(), place);
        return new RawBsonDocument(bytes).decode(CODEC);
    }
}
