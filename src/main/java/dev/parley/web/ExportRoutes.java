package dev.parley.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Origin;
import dev.parley.inbox.Conversations;
import dev.parley.kit.Work;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `GET /api/v1/exports/conversations` and `/api/v1/exports/ratings`, `?format=csv|jsonl&flow=&since=&until=`:
/// streamed,
/// the newest conversation first.
public final class ExportRoutes implements Routes {
    private static final String PATH = "/api/v1/exports/";
    private static final List<String> HEAD =
            List.of("conversation", "flow", "revision", "channel", "language", "status", "startedAt");

    private final Conversations conversations;
    private final ApiTokens tokens;
    private final Work work;

    /// @param work where the store is asked
    public ExportRoutes(Conversations conversations, ApiTokens tokens, Work work) {
        this.conversations = conversations;
        this.tokens = tokens;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH + "conversations").handler(tokens::check).handler(context -> send(context, false));
        router.get(PATH + "ratings").handler(tokens::check).handler(context -> send(context, true));
    }

    private void send(RoutingContext context, boolean ratings) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        String format = Optional.ofNullable(given.get("format")).orElse("csv");
        if (!List.of("csv", "jsonl").contains(format)) {
            throw new ProblemException(Problem.badInput(List.of(new Problem.Fault("?format", "is one of csv, jsonl"))));
        }
        given.remove("format");
        Conversations.Filter filter = ConversationQuery.read(given).filter();
        boolean csv = format.equals("csv");
        String name = (ratings ? "ratings." : "conversations.") + format;
        context.response().putHeader("content-disposition", "attachment; filename=\"" + name + "\"");
        Chunks.send(
                context,
                csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson",
                work,
                out -> write(filter, csv ? table(out, ratings) : lines(out, ratings), out));
    }

    /// Writes one conversation.
    @FunctionalInterface
    private interface Sheet {
        void add(Conversation conversation) throws IOException;
    }

    private void write(Conversations.Filter filter, Sheet sheet, Writer out) throws IOException {
        Optional<Conversations.Cursor> after = Optional.empty();
        do {
            Conversations.Page page =
                    conversations.page(new Conversations.Query(filter, after, Conversations.Query.MAX_LIMIT));
            for (Conversation conversation : page.items()) {
                sheet.add(conversation);
            }
            after = page.next();
        } while (after.isPresent());
        out.flush();
    }

    private static Sheet lines(Writer out, boolean ratings) {
        return conversation -> {
            List<JsonObject> objects = ratings ? ratings(conversation) : List.of(ConversationJson.of(conversation));
            for (JsonObject object : objects) {
                out.write(object.encode());
                out.write('\n');
            }
        };
    }

    private static List<JsonObject> ratings(Conversation conversation) {
        List<String> head = head(conversation);
        return rated(conversation).stream()
                .map(answer -> {
                    JsonObject json = new JsonObject();
                    for (int i = 0; i < HEAD.size(); i++) {
                        json.put(HEAD.get(i), head.get(i));
                    }
                    return json.put("step", answer.step().value())
                            .put("scale", answer.rating().scale())
                            .put("score", ValueJson.of(answer.value()))
                            .put("band", answer.rating().band())
                            .put("comment", answer.comment())
                            .put("at", answer.evidence().at().toString());
                })
                .toList();
    }

    private static Sheet table(Writer out, boolean ratings) {
        CsvWriter table = CsvWriter.builder().bufferSize(0).build(out);
        List<String> columns = new ArrayList<>(HEAD);
        columns.addAll(
                ratings
                        ? List.of("step", "scale", "score", "band", "comment", "at")
                        : List.of("changedAt", "turns", "answers"));
        table.writeRecord(columns);
        return conversation -> (ratings ? ratingRows(conversation) : List.of(row(conversation)))
                .forEach(row ->
                        table.writeRecord(row.stream().map(CsvText::guarded).toList()));
    }

    private static List<List<String>> ratingRows(Conversation conversation) {
        return rated(conversation).stream()
                .map(answer -> {
                    List<String> row = new ArrayList<>(head(conversation));
                    row.addAll(List.of(
                            answer.step().value(),
                            answer.rating().scale(),
                            answer.value().shown(),
                            answer.rating().band(),
                            answer.comment(),
                            answer.evidence().at().toString()));
                    return row;
                })
                .toList();
    }

    private static List<String> row(Conversation conversation) {
        List<String> row = new ArrayList<>(head(conversation));
        JsonArray answers = ConversationJson.of(conversation).getJsonArray("answers");
        row.add(conversation.progress().clock().changedAt().toString());
        row.add("" + conversation.history().transcript().size());
        row.add(answers.encode());
        return row;
    }

    private static List<Answer> rated(Conversation conversation) {
        return conversation.history().answers().stream()
                .filter(ConversationJson::isRating)
                .toList();
    }

    private static List<String> head(Conversation conversation) {
        Origin origin = conversation.origin();
        return List.of(
                origin.id().value(),
                origin.revision().flow().value(),
                origin.revision().toString(),
                origin.voice().medium().word(),
                origin.voice().language().tag(),
                conversation.status().word(),
                origin.startedAt().toString());
    }
}
