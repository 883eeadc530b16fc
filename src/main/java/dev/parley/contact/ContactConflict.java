package dev.parley.contact;

import java.io.Serial;

/// What is told about a person belongs to another one already. The message names both by id.
public final class ContactConflict extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    ContactConflict(String sentence) {
        super(sentence);
    }
}
