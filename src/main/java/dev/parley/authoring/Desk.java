package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import dev.parley.flowfile.source.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where flows are edited and published. Safe for any thread; every method throws
/// {@code dev.parley.inbox.StoreUnavailable} when the store cannot be reached.
public final class Desk {
    private static final Publication UNKNOWN_REVISION = new Publication.Unknown(
            "That revision was never published here; GET /api/v1/flows/{id}/revisions lists them.");
    private static final Publication AT_ONCE = new Publication.Conflict(
            "Somebody else published this flow at the same moment. Look at it and publish again.");

    private final Parts parts;

    /// What it works with.
    public record Parts(Releases releases, Drafts drafts, Checker checker, Site site, InstantSource clock) {}

    /// A desk with these parts.
    public Desk(Parts parts) {
        this.parts = parts;
    }

    /// Who publishes, and what for.
    public record Reason(String author, String note) {}

    /// The draft of a flow, or what would be edited if somebody began now: what is served, else what its file says;
    /// empty if nothing is known of it.
    public Optional<Draft> draft(FlowId flow) {
        return parts.drafts().find(flow).or(() -> text(flow).map(text -> new Draft(text, 0, "", Instant.EPOCH)));
    }

    /// What is served of a flow, else what its file says.
    public Optional<Text> text(FlowId flow) {
        return parts.releases()
                .find(flow)
                .flatMap(shelf -> text(shelf.served().revision()))
                .or(() -> parts.site().text(flow));
    }

    /// What a revision was made of.
    public Optional<Text> text(Revision revision) {
        return parts.releases().kept(revision).map(kept -> kept.text(revision.flow()));
    }

    /// Saves a draft.
    ///
    /// @param version of the draft that was edited; 0 for a new one
    public Saving save(Text text, long version, String author) {
        Draft draft = new Draft(text, version, "", Instant.EPOCH)
                .next(text, author, parts.clock().instant());
        if (parts.drafts().put(draft)) {
            return new Saving.Saved(draft);
        }
        return parts.drafts()
                .find(text.flow())
                .<Saving>map(Saving.Conflict::new)
                // It was thrown away or published meanwhile: what is on the screen begins a new one.
                .orElseGet(() -> save(text, 0, author));
    }

    /// Publishes a draft, after which there is none any more.
    ///
    /// @param version of the draft that was looked at
    public Publication publish(FlowId flow, long version, Reason reason) {
        Optional<Draft> draft = parts.drafts().find(flow);
        if (draft.isEmpty()) {
            return new Publication.Unknown("There is no draft of " + flow + " to publish.");
        }
        if (draft.get().version() != version) {
            return new Publication.Conflict("The draft was changed meanwhile by "
                    + draft.get().author() + " at " + draft.get().at() + ". Look at it and publish again.");
        }
        Publication done = publish(draft.get().text(), reason);
        if (done instanceof Publication.Done) {
            parts.drafts().drop(flow, version);
        }
        return done;
    }

    /// Publishes a text that is no draft, as `flows push` does.
    public Publication publish(Text text, Reason reason) {
        Checked checked = parts.checker().test(text);
        List<Problem> errors = errors(checked);
        Optional<Flow> flow = checked.flow().filter(it -> errors.isEmpty());
        if (flow.isEmpty()) {
            return new Publication.Refused(errors);
        }
        Releases.Kept kept =
                new Releases.Kept(checked.loaded().source(), checked.loaded().own(), text.tests());
        parts.releases().keep(flow.get().revision(), kept, parts.clock().instant());
        return release(flow.get().revision(), reason);
    }

    /// Serves a revision again that was served before.
    public Publication rollBack(Revision revision, Reason reason) {
        return parts.releases().kept(revision).isEmpty() ? UNKNOWN_REVISION : release(revision, reason);
    }

    /// What was published of a flow.
    public Optional<Shelf> shelf(FlowId flow) {
        return parts.releases().find(flow);
    }

    /// Throws a draft of that version away.
    ///
    /// @return whether it was there
    public boolean drop(FlowId flow, long version) {
        return parts.drafts().drop(flow, version);
    }

    private Publication release(Revision revision, Reason reason) {
        Release release =
                new Release(revision, reason.author(), parts.clock().instant(), reason.note(), Release.From.APP);
        Optional<Revision> file = parts.site().file(revision.flow());
        Shelf shelf = parts.releases()
                .find(revision.flow())
                .map(before -> before.with(release, file))
                .orElseGet(() -> Shelf.first(release, file));
        if (!parts.releases().put(shelf)) {
            return AT_ONCE;
        }
        parts.site().refresh();
        return new Publication.Done(release);
    }

    private static List<Problem> errors(Checked checked) {
        return Stream.concat(checked.diagnostics().stream(), checked.testDiagnostics().stream())
                .map(Diagnostic::problem)
                .filter(Problem::isError)
                .toList();
    }
}
