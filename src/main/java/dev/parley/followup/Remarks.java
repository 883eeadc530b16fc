package dev.parley.followup;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people said in their own words: in surveys that are not anonymous, and what other systems have told of. Safe
/// for
/// any thread; blocks.
public final class Remarks {
    /// So many of the newest conversations and comments are looked at.
    public static final int MOST = 5_000;

    private static final int PAGE = 200;

    private final Conversations conversations;
    private final Shelf comments;

    /// @param comments what other systems have told of
    public Remarks(Conversations conversations, Shelf comments) {
        this.conversations = conversations;
        this.comments = comments;
    }

    /// Which remarks: said at `from` or later and before `until`.
    ///
    /// @param flow those of one survey only; empty for all, comments from elsewhere included
    public record Query(Optional<FlowId> flow, Instant from, Instant until) {}

    /// What was found, the newest first.
    ///
    /// @param whole false if there was more than is looked at
    public record Found(List<Remark> remarks, boolean whole) {
        public Found {
            remarks = List.copyOf(remarks);
        }
    }

    /// Keeps a comment from elsewhere.
    ///
    /// @return whether it is new; the same id again changes nothing
    public boolean keep(Remark remark) {
        return comments.insert(remark.id(), RemarkFields.of(remark));
    }

    /// A comment from elsewhere, as it was kept first.
    public Optional<Remark> comment(String id) {
        return comments.find(id).map(RemarkFields::from);
    }

    /// The remarks of a query.
    public Found find(Query query) {
        List<Remark> found = new ArrayList<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        int looked = 0;
        do {
            Conversations.Filter filter = new Conversations.Filter(
                    query.flow(), Optional.empty(), Optional.of(query.from()), Optional.of(query.until()));
            Conversations.Page page = conversations.page(new Conversations.Query(filter, after, PAGE));
            page.items().forEach(talk -> found.addAll(of(talk)));
            looked += page.items().size();
            after = page.next();
        } while (after.isPresent() && looked < MOST);
        int told = query.flow().isPresent() ? 0 : addComments(found, query);
        found.sort(Comparator.comparing((Remark one) -> one.origin().at()).reversed());
        return new Found(found, after.isEmpty() && told < MOST);
    }

    private int addComments(List<Remark> found, Query query) {
        Shelf.Query wanted = new Shelf.Query(
                Map.of(),
                "at",
                Optional.of(new Value.Moment(query.from())),
                Optional.of(new Value.Moment(query.until())),
                new Shelf.Page(true, MOST));
        List<Shelf.Entry> entries = comments.list(wanted);
        entries.forEach(entry -> found.add(RemarkFields.from(entry.fields())));
        return entries.size();
    }

    /// What was said in a conversation, each with the mood of its lowest score.
    private static List<Remark> of(Conversation talk) {
        List<Answer> answers = talk.history().answers();
        Remark.Mood mood = answers.stream()
                .map(answer -> Remark.Mood.ofBand(answer.rating().band()))
                .filter(one -> one != Remark.Mood.UNKNOWN)
                .min(Comparator.naturalOrder())
                .orElse(Remark.Mood.UNKNOWN);
        return answers.stream()
                .filter(answer -> !words(answer).isBlank())
                .map(answer -> new Remark(
                        talk.id() + "/" + answer.step(),
                        new Remark.Origin(
                                "survey",
                                talk.origin().revision().flow().value(),
                                talk.id().value(),
                                answer.evidence().at()),
                        words(answer),
                        talk.origin().voice().language().tag(),
                        mood))
                .toList();
    }

    private static String words(Answer answer) {
        boolean isText =
                answer.value() instanceof Value.Text && answer.rating().scale().isEmpty();
        return isText ? answer.value().shown() : answer.comment();
    }
}
