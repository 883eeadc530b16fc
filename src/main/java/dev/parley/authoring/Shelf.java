package dev.parley.authoring;

import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was published of one flow, the newest first; the first is served.
///
/// @param file what the flow's file said when it was last published from elsewhere; empty if there was none
/// @param version how often something was published; guards against two at once
public record Shelf(FlowId flow, long version, List<Release> releases, Optional<Revision> file) {
    /// As many publications as are remembered; what they published is kept for ever.
    public static final int MAX_RELEASES = 200;

    /// @throws IllegalArgumentException if nothing was published
    public Shelf {
        releases = List.copyOf(releases);
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("nothing was published of " + flow);
        }
    }

    /// The first publication of a flow.
    public static Shelf first(Release release, Optional<Revision> file) {
        return new Shelf(release.revision().flow(), 1, List.of(release), file);
    }

    /// With one more publication.
    ///
    /// @param fileNow what the flow's file says
    public Shelf with(Release release, Optional<Revision> fileNow) {
        List<Release> more = new ArrayList<>();
        more.add(release);
        more.addAll(releases.subList(0, Math.min(releases.size(), MAX_RELEASES - 1)));
        return new Shelf(flow, version + 1, more, fileNow);
    }

    /// How many publications there were up to one of those that are remembered, itself included: 1 is the first.
    ///
    /// @param index among {@link #releases}
    public long number(int index) {
        return version - index;
    }

    /// What is served.
    public Release served() {
        return releases.getFirst();
    }

    /// How the flow's file stands to what is served.
    ///
    /// @param fileNow what a file without errors says; empty if there is none
    public Standing standing(Optional<Revision> fileNow) {
        if (fileNow.equals(Optional.of(served().revision()))) {
            return Standing.SAME;
        }
        if (fileNow.isEmpty()) {
            return Standing.NO_FILE;
        }
        if (served().from() == Release.From.FILE) {
            return Standing.FILE_IS_NEW;
        }
        return fileNow.equals(file) ? Standing.FILE_IS_BEHIND : Standing.CONFLICT;
    }
}
