package dev.parley.store;

import com.mongodb.ConnectionString;
import java.nio.file.Path;

/// The store that tests of the store run on: the embedded one in a folder, or the MongoDB that `MONGODB_URI` names,
/// in a database of the test's own.
public final class TestStore {
    private TestStore() {}

    /// Opens it; the folder's name makes the database's.
    public static Store open(Path folder) {
        Store store = plain(folder);
        store.sealWith(new byte[32]);
        return store;
    }

    private static Store plain(Path folder) {
        String uri = System.getenv("MONGODB_URI");
        if (uri == null || uri.isBlank()) {
            return Store.embedded(folder);
        }
        ConnectionString given = new ConnectionString(uri);
        String database = "parley_test_" + Integer.toHexString(folder.hashCode());
        int query = uri.indexOf('?');
        return Store.connect("mongodb://" + String.join(",", given.getHosts()) + "/" + database
                + (query < 0 ? "" : uri.substring(query)));
    }

    /// Lanes of which a node remembers those it wrote, as in production.
    public static dev.parley.inbox.LaneStore remembering(dev.parley.inbox.LaneStore lanes) {
        return remembering(lanes, new dev.parley.results.Marks());
    }

    /// The same, with what the node tells of its changes.
    static dev.parley.inbox.LaneStore remembering(dev.parley.inbox.LaneStore lanes, dev.parley.results.Marks marks) {
        return new CachedLanes(lanes, marks);
    }

    /// The store's lanes as another node sees them.
    public static dev.parley.inbox.LaneStore uncached(Store store) {
        return store.storedLanes();
    }
}
