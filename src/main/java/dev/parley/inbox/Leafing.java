package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Conversations.Cursor;
import dev.parley.inbox.Conversations.Page;
import dev.parley.inbox.Conversations.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks through conversations for what no index knows, the newest first: so many at a time, so that whoever looks for
/// something rare holds up nobody else. Safe for any thread.
public final class Leafing {
    /// Some hundredths of a second.
    static final int LOOKED_AT = 400;

    private Leafing() {}

    /// Those that fit, and where to go on, be it that there are more or that enough were looked at.
    ///
    /// @param query only its times are heeded; what else must hold is for `fits` to say
    /// @param pages gives all of a time, in the order of an index
    public static Page page(Query query, Predicate<Conversation> fits, Function<Query, Page> pages) {
        List<Conversation> found = new ArrayList<>();
        Optional<Cursor> after = query.after();
        int looked = 0;
        do {
            Page page = pages.apply(new Query(query.filter().times(), after, Query.MAX_LIMIT));
            for (Conversation one : page.items()) {
                if (fits.test(one)) {
                    found.add(one);
                }
                if (found.size() == query.limit()) {
                    return new Page(found, Optional.of(new Cursor(one.origin().startedAt(), one.id())));
                }
            }
            after = page.next();
            looked += page.items().size();
        } while (after.isPresent() && looked < LOOKED_AT);
        return new Page(found, after);
    }
}
