package dev.parley.authoring;

import dev.parley.flowfile.source.Problem;
import java.util.List;

/// What became of a flow that was to be published.
public sealed interface Publication {
    /// It is served from now on.
    record Done(Release release) implements Publication {}

    /// It has errors, red tests, or clashes with other flows; what was served goes on being served.
    record Refused(List<Problem> problems) implements Publication {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// The draft is not the one that was meant, or somebody published at the same moment; nothing was changed.
    ///
    /// @param why a sentence for the one who tried
    record Conflict(String why) implements Publication {}

    /// There is nothing of that kind to publish.
    record Unknown(String why) implements Publication {}
}
