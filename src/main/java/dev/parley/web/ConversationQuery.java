package dev.parley.web;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.inbox.Conversations.Cursor;
import dev.parley.inbox.Conversations.Filter;
import dev.parley.inbox.Conversations.Query;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads which conversations a caller wants: `flow`, `status`, `channel`, `since`, `until`, `cursor`, `limit`; and what
/// is looked for in them: `q`, `score`, `band`. One thread, once.
final class ConversationQuery {
    private static final Set<String> NAMES = Set.of("flow", "status", "channel", "since", "until", "cursor", "limit");
    private static final Set<String> SEARCHED =
            Set.of("flow", "status", "channel", "since", "until", "cursor", "limit", "q", "score", "band");
    private static final int MAX_WORDS = 200;
    private static final int USUAL_LIMIT = 50;

    private final MultiMap given;
    private final List<Problem.Fault> faults = new ArrayList<>();

    private ConversationQuery(MultiMap given) {
        this.given = given;
    }

    /// A query with what is looked for.
    record Search(Query query, TalkSearch.Wanted wanted) {}

    /// @throws ProblemException with everything that is wrong
    static Search search(MultiMap given) {
        ConversationQuery reader = new ConversationQuery(given);
        reader.checkNames(SEARCHED);
        TalkSearch.Wanted wanted = new TalkSearch.Wanted(
                reader.value("q", ConversationQuery::words, "is 1 to " + MAX_WORDS + " characters"),
                reader.value("score", ConversationQuery::score, "is a number"),
                reader.value("band", ConversationQuery::words, "is a word such as detractor"));
        return new Search(reader.query(), wanted);
    }

    /// @throws ProblemException with everything that is wrong
    static Query read(MultiMap given) {
        ConversationQuery reader = new ConversationQuery(given);
        reader.checkNames(NAMES);
        return reader.query();
    }

    private static Optional<String> words(String text) {
        return Optional.of(text.strip()).filter(words -> !words.isEmpty() && words.length() <= MAX_WORDS);
    }

    private static Optional<String> score(String text) {
        return Optional.of(text).filter(number -> number.matches("-?[0-9]{1,6}(\\.[0-9]{1,3})?"));
    }

    private Query query() {
        Filter filter = new Filter(
                value("flow", ConversationQuery::flow, "is a flow's name, such as after-purchase"),
                value("status", Optional::of, ""),
                value("channel", Medium::of, "is sms, slack or web"),
                value("since", ConversationQuery::time, "is a time such as 2026-03-01T00:00:00Z"),
                value("until", ConversationQuery::time, "is a time such as 2026-03-01T00:00:00Z"));
        Optional<Cursor> after = value("cursor", ConversationQuery::cursor, "is the next of an earlier answer");
        int limit = value("limit", ConversationQuery::limit, "is a number from 1 to " + Query.MAX_LIMIT)
                .orElse(USUAL_LIMIT);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
        return new Query(filter, after, limit);
    }

    private void checkNames(Set<String> names) {
        for (String name : given.names()) {
            if (!names.contains(name)) {
                fault(name, "is not known here");
            } else if (given.getAll(name).size() > 1) {
                fault(name, "is given more than once");
            }
        }
    }

    private <T> Optional<T> value(String name, Function<String, Optional<T>> read, String meaning) {
        Optional<String> text = Optional.ofNullable(given.get(name));
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            fault(name, meaning);
        }
        return value;
    }

    private void fault(String name, String message) {
        faults.add(new Problem.Fault("?" + name, message));
    }

    private static Optional<Cursor> cursor(String text) {
        return CursorText.parse(text).map(spot -> new Cursor(spot.at(), new ConversationId(spot.id())));
    }

    private static Optional<FlowId> flow(String text) {
        return FlowId.isValid(text) ? Optional.of(new FlowId(text)) : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> limit(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return (isNumber ? Optional.of(Integer.valueOf(text)) : Optional.<Integer>empty())
                .filter(limit -> limit >= 1 && limit <= Query.MAX_LIMIT);
    }
}
