package dev.parley.reply;

import dev.parley.reply.Reading.Unclear;
import java.util.List;

/// Readings that several readers give.
final class Readings {
    /// The rule of {@link #nothing()}.
    static final String NOTHING = "nothing";

    private Readings() {}

    /// Nothing in the reply answers the question.
    static Unclear nothing() {
        return unclear(Doubt.NO_ANSWER, NOTHING);
    }

    static Unclear unclear(Doubt doubt, String rule) {
        return new Unclear(doubt, List.of(), Because.certain(rule, ""));
    }
}
