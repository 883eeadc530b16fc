package dev.parley.web;

import dev.parley.kit.Leaf;
import dev.parley.kit.Leaf.Spot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cursors of lists in the order of time: `cursor` and `limit` of a query, `next` of an answer.
final class CursorText {
    private static final String MEANING = "is the next of an earlier answer";
    /// A time of a year of four digits, and whatever tells it from others of that time.
    private static final Pattern PLAIN = Pattern.compile("(?s)(\\d[^ ]{1,34}) (.+)");

    private CursorText() {}

    static String of(Spot spot) {
        return OpaqueText.of(spot.at() + " " + spot.id());
    }

    /// The place in a text, if there is one.
    static Optional<Spot> parse(String text) {
        return OpaqueText.parse(text).flatMap(CursorText::plain);
    }

    /// The place in what a cursor means.
    static Optional<Spot> plain(String text) {
        return Optional.of(PLAIN.matcher(text))
                .filter(Matcher::matches)
                .flatMap(parts -> spot(parts.group(1), parts.group(2)));
    }

    private static Optional<Spot> spot(String at, String id) {
        try {
            return Optional.of(new Spot(Instant.parse(at), id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// What a query asks for by `cursor` and `limit`; the query collects what is wrong.
    static Leaf.Wish wish(Query query) {
        Optional<String> text = query.text("cursor");
        Optional<Spot> after = text.flatMap(CursorText::parse);
        if (text.isPresent() && after.isEmpty()) {
            query.fault("cursor", MEANING);
        }
        return new Leaf.Wish(after, query.limit());
    }

    /// A page as it is answered.
    static <T> JsonObject json(Leaf<T> leaf, Function<T, JsonObject> each) {
        JsonArray items = new JsonArray();
        leaf.items().forEach(one -> items.add(each.apply(one)));
        JsonObject json = new JsonObject().put("items", items);
        leaf.next().ifPresent(next -> json.put("next", of(next)));
        return json;
    }
}
