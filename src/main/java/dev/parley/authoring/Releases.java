package dev.parley.authoring;

import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where it is kept what was published. Safe for any thread; every method throws
/// {@code dev.parley.inbox.StoreUnavailable} when the store cannot be reached.
public interface Releases {
    /// What was published of a flow; empty if nothing was.
    Optional<Shelf> find(FlowId flow);

    /// What was published of every flow, by name.
    List<Shelf> all();

    /// Makes this the next version of a shelf, if the stored version is still the one before.
    ///
    /// @return whether it was
    boolean put(Shelf shelf);

    /// Keeps what a revision was made of, unless it is kept already.
    void keep(Revision revision, Kept kept, Instant at);

    /// What a revision was made of; empty if it was never published here.
    Optional<Kept> kept(Revision revision);

    /// What a revision was made of.
    ///
    /// @param bundle the flow's text with all that it includes, of which the same revision is made again
    /// @param own how many UTF-16 units of it are the flow's own text
    /// @param tests the text of its tests; "" if it had none
    record Kept(String bundle, int own, String tests) {
        /// The flow as its author wrote it.
        public Text text(FlowId flow) {
            return new Text(flow, bundle.substring(0, Math.min(own, bundle.length())), tests);
        }
    }
}
