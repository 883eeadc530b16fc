package dev.parley.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/// Reads fields of a stored document, each checked for being there and of the right type.
///
/// @param document what was read
record Fields(BsonDocument document) {
    /// Words; the field must be there.
    String text(String name) {
        return of(name, BsonType.STRING).asString().getValue();
    }

    /// Words, or "" if the field is not there.
    String textOr(String name) {
        return document.containsKey(name) ? text(name) : "";
    }

    /// Words if the field is there.
    Optional<String> optionalText(String name) {
        return document.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    int whole(String name) {
        return Math.toIntExact(big(name));
    }

    /// A whole number, or 0 if the field is not there.
    int wholeOr0(String name) {
        return document.containsKey(name) ? whole(name) : 0;
    }

    long big(String name) {
        BsonValue value = any(name);
        if (!value.isNumber()) {
            throw new DamagedDocument(name, "is no number");
        }
        return value.asNumber().longValue();
    }

    Instant at(String name) {
        return Instant.ofEpochMilli(of(name, BsonType.DATE_TIME).asDateTime().getValue());
    }

    Optional<Instant> optionalAt(String name) {
        return document.containsKey(name) ? Optional.of(at(name)) : Optional.empty();
    }

    Fields inner(String name) {
        return new Fields(of(name, BsonType.DOCUMENT).asDocument());
    }

    Optional<Fields> optionalInner(String name) {
        return document.containsKey(name) ? Optional.of(inner(name)) : Optional.empty();
    }

    BsonValue any(String name) {
        BsonValue value = document.get(name);
        if (value == null) {
            throw new DamagedDocument(name, "is missing");
        }
        return value;
    }

    /// A list of documents; empty if the field is not there.
    <T> List<T> list(String name, Function<Fields, T> read) {
        return values(name).stream()
                .map(value -> {
                    if (!value.isDocument()) {
                        throw new DamagedDocument(name, "holds something that is no document");
                    }
                    return read.apply(new Fields(value.asDocument()));
                })
                .toList();
    }

    /// A list of words; empty if the field is not there.
    List<String> texts(String name) {
        return values(name).stream()
                .map(value -> {
                    if (!value.isString()) {
                        throw new DamagedDocument(name, "holds something that is no text");
                    }
                    return value.asString().getValue();
                })
                .toList();
    }

    private List<BsonValue> values(String name) {
        return document.containsKey(name) ? of(name, BsonType.ARRAY).asArray().getValues() : List.of();
    }

    private BsonValue of(String name, BsonType type) {
        BsonValue value = any(name);
        if (value.getBsonType() != type) {
            throw new DamagedDocument(name, "is of type " + value.getBsonType() + ", not " + type);
        }
        return value;
    }

    /// A time as it is stored, in milliseconds.
    static BsonDateTime time(Instant at) {
        return new BsonDateTime(at.toEpochMilli());
    }

    /// A list of documents as it is stored.
    static <T> BsonArray array(List<T> items, Function<T, ? extends BsonValue> write) {
        BsonArray array = new BsonArray(items.size());
        for (T item : items) {
            array.add(write.apply(item));
        }
        return array;
    }
}
