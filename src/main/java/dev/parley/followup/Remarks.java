package dev.parley.followup;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import dev.parley.theme.Tongues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people said in their own words: in surveys that are not anonymous, and what other systems have told of. Each is
/// in the language it is written in, as far as that can be told. Safe for any thread; blocks.
public final class Remarks {
    /// So many of the newest conversations and comments are looked at.
    public static final int MOST = 5_000;

    private static final int PAGE = 200;

    /// Contact and event fields that hold names, by their own.
    private static final Pattern NAMING =
            Pattern.compile(".*(name|agent|advisor|clerk|employee|staff|driver|courier).*", Pattern.CASE_INSENSITIVE);

    /// The rules by which days, addresses and numbers are read: they are answers, and nobody's words.
    private static final Set<String> DETAILS = Set.of("date", "email", "phone");

    /// The same by how they look, if they were read by another rule: a day of two possible ones that was picked.
    private static final Pattern DETAIL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}|[^\\s@]+@[^\\s@]+\\.[^\\s@]+|\\+\\d{6,15}");

    private final Conversations conversations;
    private final Shelf comments;
    private final Tongues tongues;
    private final int most;

    /// @param comments what other systems have told of
    public Remarks(Conversations conversations, Shelf comments, Tongues tongues) {
        this(conversations, comments, tongues, MOST);
    }

    /// @param most so many conversations and comments are looked at in one go
    Remarks(Conversations conversations, Shelf comments, Tongues tongues, int most) {
        this.conversations = conversations;
        this.comments = comments;
        this.tongues = tongues;
        this.most = most;
    }

    /// Which remarks: said at `from` or later and before `until`.
    ///
    /// @param flow those of one survey only; empty for all, comments from elsewhere included
    public record Query(Optional<FlowId> flow, Instant from, Instant until) {}

    /// What was found, the newest first.
    ///
    /// @param whole false if there was more than is looked at
    /// @param people names of those who were asked, and of those they were asked about: they are no theme
    public record Found(List<Remark> remarks, boolean whole, Set<String> people) {
        public Found {
            remarks = List.copyOf(remarks);
            people = Set.copyOf(people);
        }
    }

    /// What a list shows that goes on where this ends, in no order.
    ///
    /// @param back where to look further back: all of conversations and comments from that time on are here; empty
    ///     if there is nothing before
    public record Window(List<Remark> remarks, Optional<Instant> back) {
        public Window {
            remarks = List.copyOf(remarks);
        }
    }

    /// What was collected.
    ///
    /// @param earliest the time back to which nothing was left out; empty if there is nothing before
    private record Looked(List<Placed> placed, Set<String> people, Optional<Instant> earliest) {}

    /// @param at when its conversation began, or the comment was told
    private record Placed(Instant at, Remark remark) {}

    /// A comment from elsewhere.
    ///
    /// @param isNew false if there was one of that id: it is the one that was kept first
    public record Kept(Remark remark, boolean isNew) {}

    /// Keeps a comment from elsewhere, in the language it seems to be written in if nobody told; the same id again
    /// changes nothing.
    public Kept keep(Remark told) {
        Remark remark = told.in(tongues.of(told.text(), told.language()));
        return comments.insert(remark.id(), RemarkFields.of(remark))
                ? new Kept(remark, true)
                : new Kept(comments.find(remark.id()).map(RemarkFields::from).orElse(remark), false);
    }

    /// The remarks of a query.
    public Found find(Query query) {
        Looked looked = look(query);
        List<Remark> found = looked.placed().stream()
                .map(Placed::remark)
                .sorted(Comparator.comparing((Remark one) -> one.origin().at()).reversed())
                .toList();
        return new Found(found, looked.earliest().isEmpty(), looked.people());
    }

    /// The newest remarks of a query, so far as they are all there is.
    public Window window(Query query) {
        Looked looked = look(query);
        // Of the earliest moment itself some may be left out: it belongs to the next window, unless it fills this one.
        Optional<Instant> back =
                looked.earliest().map(at -> at.plusMillis(1).isBefore(query.until()) ? at.plusMillis(1) : at);
        List<Remark> all = looked.placed().stream()
                .filter(one -> back.filter(one.at()::isBefore).isEmpty())
                .map(Placed::remark)
                .toList();
        return new Window(all, back);
    }

    private Looked look(Query query) {
        List<Placed> placed = new ArrayList<>();
        Set<String> people = new HashSet<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        int looked = 0;
        do {
            Conversations.Filter filter = new Conversations.Filter(
                    query.flow(), Optional.empty(), Optional.of(query.from()), Optional.of(query.until()));
            Conversations.Page page = conversations.page(new Conversations.Query(filter, after, Math.min(PAGE, most)));
            for (Conversation talk : page.items()) {
                Instant began = talk.origin().startedAt();
                of(talk).forEach(one -> placed.add(new Placed(began, one.in(tongues.of(one.text(), one.language())))));
                people.addAll(names(talk.facts().contact()));
                people.addAll(names(talk.facts().event()));
            }
            looked += page.items().size();
            after = page.next();
        } while (after.isPresent() && looked < most);
        Optional<Instant> told = query.flow().isPresent() ? Optional.empty() : addComments(placed, query);
        Optional<Instant> talked = after.map(Conversations.Cursor::startedAt);
        return new Looked(
                placed, people, Stream.concat(told.stream(), talked.stream()).max(Comparator.naturalOrder()));
    }

    private static List<String> names(Value.Fields facts) {
        return facts.fields().entrySet().stream()
                .filter(field -> NAMING.matcher(field.getKey()).matches())
                .map(field -> field.getValue().shown())
                .toList();
    }

    /// @return when the earliest of them was told, if there may be more before it
    private Optional<Instant> addComments(List<Placed> placed, Query query) {
        Shelf.Query wanted = new Shelf.Query(
                Map.of(),
                "at",
                Optional.of(new Value.Moment(query.from())),
                Optional.of(new Value.Moment(query.until())),
                new Shelf.Page(true, most));
        List<Remark> told = comments.list(wanted).stream()
                .map(entry -> RemarkFields.from(entry.fields()))
                .toList();
        told.forEach(one -> placed.add(new Placed(one.origin().at(), one)));
        return told.size() < most
                ? Optional.empty()
                : Optional.of(told.getLast().origin().at());
    }

    /// What was said in a conversation, each with the mood of its lowest score.
    static List<Remark> of(Conversation talk) {
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
        boolean isDetail = isText
                && (DETAILS.contains(answer.evidence().rule())
                        || DETAIL.matcher(answer.value().shown()).matches());
        return isText && !isDetail ? answer.value().shown() : answer.comment();
    }
}
