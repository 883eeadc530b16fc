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

    /// @param comments what other systems have told of
    public Remarks(Conversations conversations, Shelf comments, Tongues tongues) {
        this.conversations = conversations;
        this.comments = comments;
        this.tongues = tongues;
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
        List<Remark> found = new ArrayList<>();
        Set<String> people = new HashSet<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        int looked = 0;
        do {
            Conversations.Filter filter = new Conversations.Filter(
                    query.flow(), Optional.empty(), Optional.of(query.from()), Optional.of(query.until()));
            Conversations.Page page = conversations.page(new Conversations.Query(filter, after, PAGE));
            for (Conversation talk : page.items()) {
                of(talk).forEach(one -> found.add(one.in(tongues.of(one.text(), one.language()))));
                people.addAll(names(talk.facts().contact()));
                people.addAll(names(talk.facts().event()));
            }
            looked += page.items().size();
            after = page.next();
        } while (after.isPresent() && looked < MOST);
        int told = query.flow().isPresent() ? 0 : addComments(found, query);
        found.sort(Comparator.comparing((Remark one) -> one.origin().at()).reversed());
        return new Found(found, after.isEmpty() && told < MOST, people);
    }

    private static List<String> names(Value.Fields facts) {
        return facts.fields().entrySet().stream()
                .filter(field -> NAMING.matcher(field.getKey()).matches())
                .map(field -> field.getValue().shown())
                .toList();
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
