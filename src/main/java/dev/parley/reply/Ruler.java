package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.ScoreKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What counts as a score: a closed range of whole numbers with its labels.
///
/// @param kind the scale's kind; empty where numbers stand for options
/// @param own the author's labels, which go before the built-in ones
record Ruler(int min, int max, Optional<ScoreKind> kind, List<Label> own) {
    /// More stars than this nobody counts.
    private static final int MOST_STARS = 10;

    /// An author's label for a number, in any of its languages.
    record Label(int value, List<Token> words) {}

    Ruler {
        own = List.copyOf(own);
    }

    static Ruler of(AnswerType.Score type) {
        return new Ruler(
                type.scale().min(), type.scale().max(), Optional.of(type.scale().kind()), own(type));
    }

    /// Numbers of options, counted from 1.
    static Ruler ofOptions(int count) {
        return new Ruler(1, count, Optional.empty(), List.of());
    }

    boolean contains(long number) {
        return number >= min && number <= max;
    }

    boolean isIndex() {
        return kind.isEmpty();
    }

    private boolean is(ScoreKind other) {
        return kind.isPresent() && kind.get() == other;
    }

    /// Whether scores on it are thought of as stars.
    boolean hasStars() {
        boolean few = min >= 0 && min <= 1 && max <= MOST_STARS;
        return is(ScoreKind.CSAT) || (is(ScoreKind.RATING) && few);
    }

    /// Whether the faces of the satisfaction scale mean numbers on it.
    boolean hasFaces() {
        return is(ScoreKind.CSAT);
    }

    /// The role of its built-in labels' phrases, as a bit; none for scales without.
    long labelRoles() {
        return labelRole().map(Role::bit).orElse(0L);
    }

    /// The role of its built-in labels' phrases.
    Optional<Role> labelRole() {
        return kind.flatMap(Ruler::labelRole);
    }

    private static Optional<Role> labelRole(ScoreKind kind) {
        return switch (kind) {
            case NPS -> Optional.of(Role.NPS);
            case CSAT -> Optional.of(Role.CSAT);
            case CES -> Optional.of(Role.CES);
            case DETRACT, RATING -> Optional.empty();
        };
    }

    private static List<Label> own(AnswerType.Score type) {
        List<Label> own = new ArrayList<>();
        type.labels()
                .forEach((value, texts) -> texts.values()
                        .forEach(text -> own.add(new Label(value, Tokenizer.tokens(text, text.length())))));
        return own;
    }
}
