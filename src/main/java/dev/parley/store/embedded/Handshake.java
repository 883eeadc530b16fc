package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;

/// Answers the greeting of a driver, which comes as a message of an older kind and concerns no data.
final class Handshake extends AbstractMongoBackend {
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        throw new UnsupportedOperationException("commands come as OP_MSG");
    }
}
