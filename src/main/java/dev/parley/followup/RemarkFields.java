package dev.parley.followup;

import dev.parley.flow.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remarks as named values, the same for the store and for the API.
public final class RemarkFields {
    private static final int NAME = 100;
    private static final int TEXT = 10_000;

    private RemarkFields() {}

    /// Reads a comment that another system tells of: `{id, source, text, language, mood, at}`.
    ///
    /// @param faults what is wrong is added; what is read is of no use then
    public static Remark read(Value given, Instant now, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        String source = parts.needed("source", NAME);
        if (source.equals("survey") || source.contains("/")) {
            parts.fault("source", "is a word for where it was said, such as reviews or calls; survey is taken");
        }
        String language = parts.text("language", NAME);
        if (!language.isEmpty() && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*")) {
            parts.fault("language", "is a tag such as en or pt-BR");
        }
        String word = parts.text("mood", NAME);
        Optional<Remark.Mood> mood = word.isEmpty() ? Optional.of(Remark.Mood.UNKNOWN) : Remark.Mood.of(word);
        if (mood.isEmpty()) {
            parts.fault("mood", "is unhappy, happy or unknown");
        }
        Optional<Instant> at = parts.at("at");
        if (at.filter(time -> time.isAfter(now)).isPresent()) {
            parts.fault("at", "lies in the future");
        }
        Remark read = new Remark(
                source + "/" + parts.needed("id", NAME),
                new Remark.Origin(source, "", "", at.orElse(now)),
                parts.needed("text", TEXT),
                language,
                mood.orElse(Remark.Mood.UNKNOWN));
        parts.nothingElse();
        return read;
    }

    /// The remark as values.
    public static Value.Fields of(Remark one) {
        return Value.Fields.NONE
                .with("id", Value.of(one.id()))
                .with("source", Value.of(one.origin().source()))
                .with("flow", Value.of(one.origin().flow()))
                .with("conversation", Value.of(one.origin().conversation()))
                .with("at", new Value.Moment(one.origin().at()))
                .with("text", Value.of(one.text()))
                .with("language", Value.of(one.language()))
                .with("mood", Value.of(one.mood().word()));
    }

    static Remark from(Value.Fields stored) {
        Instant at = stored.get("at") instanceof Value.Moment moment ? moment.at() : Instant.EPOCH;
        return new Remark(
                stored.get("id").shown(),
                new Remark.Origin(
                        stored.get("source").shown(),
                        stored.get("flow").shown(),
                        stored.get("conversation").shown(),
                        at),
                stored.get("text").shown(),
                stored.get("language").shown(),
                Remark.Mood.of(stored.get("mood").shown()).orElse(Remark.Mood.UNKNOWN));
    }
}
