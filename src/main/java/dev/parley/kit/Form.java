package dev.parley.kit;

import java.util.List;

/// What a body of type `application/x-www-form-urlencoded` holds (WHATWG URL, 5.1), read strictly.
public sealed interface Form {
    /// More fields than any provider sends; a bound on the work before a signature is checked.
    int MAX_FIELDS = 100;

    /// One field, decoded.
    record Field(String name, String value) {}

    /// All fields in the order they came, repeated names and empty values included. Immutable.
    record Fields(List<Field> all) implements Form {
        public Fields {
            all = List.copyOf(all);
        }

        /// The first value of that name, "" if there is none.
        public String first(String name) {
            for (Field field : all) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            return "";
        }
    }

    /// The body is no form; `why` says where, and repeats nothing of what it holds.
    record Unreadable(String why) implements Form {}

    /// Reads a body. Percent-escapes must be complete and their bytes UTF-8; every field has a `=`; at most
    /// {@value #MAX_FIELDS} fields.
    static Form parse(byte[] body) {
        return new FormReader(body).read();
    }
}
