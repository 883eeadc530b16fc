package dev.parley.web;

import dev.parley.contact.ContactStore;
import dev.parley.conversation.Conversation;
import dev.parley.inbox.Conversations;
import dev.parley.kit.Work;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `GET /api/v1/exports/conversations` and `/api/v1/exports/ratings`, `?format=csv|jsonl|parquet&flow=&since=&until=`,
/// the newest conversation first; `/api/v1/exports/contacts?format=`.
public final class ExportRoutes implements Routes {
    private static final String PATH = "/api/v1/exports/";

    private final Sources sources;
    private final ApiTokens tokens;
    private final Work work;

    /// What is taken out.
    ///
    /// @param parquet where such files are made
    public record Sources(Conversations conversations, ContactStore contacts, ParquetAnswer parquet) {}

    /// @param work where the store is asked
    public ExportRoutes(Sources sources, ApiTokens tokens, Work work) {
        this.sources = sources;
        this.tokens = tokens;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.route(PATH + "*").handler(tokens::check);
        router.get(PATH + "conversations").handler(context -> talks(context, "conversations", new ConversationRows()));
        router.get(PATH + "ratings").handler(context -> talks(context, "ratings", new RatingRows()));
        router.get(PATH + "contacts").handler(this::contacts);
    }

    private void talks(RoutingContext context, String name, Export.Rows<Conversation> rows) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        String format = Optional.ofNullable(given.get("format")).orElse("csv");
        if (!Export.FORMATS.contains(format)) {
            throw new ProblemException(Problem.badInput(
                    List.of(new Problem.Fault("?format", "is one of " + String.join(", ", Export.FORMATS)))));
        }
        given.remove("format");
        Conversations.Filter filter = ConversationQuery.read(given).filter();
        new Export<>(name, rows, each -> pages(filter, each)).send(context, format, work, sources.parquet());
    }

    private void contacts(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("format"));
        String format = query.word("format", Export.FORMATS);
        query.check();
        new Export<>("contacts", new ContactColumns(), sources.contacts()::each)
                .send(context, format, work, sources.parquet());
    }

    private void pages(Conversations.Filter filter, Consumer<Conversation> each) {
        Optional<Conversations.Cursor> after = Optional.empty();
        do {
            Conversations.Page page =
                    sources.conversations().page(new Conversations.Query(filter, after, Conversations.Query.MAX_LIMIT));
            page.items().forEach(each);
            after = page.next();
        } while (after.isPresent());
    }
}
