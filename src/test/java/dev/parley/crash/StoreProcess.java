package dev.parley.crash;

import dev.parley.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;

/// The store that several nodes share, as a process of its own: the embedded one, since a real MongoDB is not always
/// at hand. Prints where it listens, and ends when its input does.
final class StoreProcess {
    private StoreProcess() {}

    /// @param args the folder of the data
    public static void main(String[] args) throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]))) {
            System.out.println("Store at " + store.connectionString());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
