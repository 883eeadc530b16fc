package dev.parley.reply;

import dev.parley.reply.Numerals.Run;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The three numbers of a day as written.
///
/// @param year two or four figures
/// @param isAmbiguous whether day and month could be the other way round
record DateParts(int year, int month, int day, boolean isAmbiguous) {
    private static final int COMPACT = 8;

    /// A number with how many figures it was written with; a month by name has none.
    private record Part(int number, int figures) {
        boolean isMonth() {
            return figures == 0;
        }

        boolean isYear() {
            return figures == 4;
        }
    }

    /// The day in a reply, valid or not; empty if there is none, or one without a year.
    static Optional<DateParts> of(Reply reply, Lexicon lexicon) {
        List<Part> parts = parts(reply, lexicon);
        if (parts.size() == 1 && parts.getFirst().figures() == COMPACT) {
            int all = parts.getFirst().number();
            return Optional.of(new DateParts(all / 10_000, all / 100 % 100, all % 100, false));
        }
        if (parts.size() != 3 || parts.stream().filter(Part::isMonth).count() > 1) {
            return Optional.empty();
        }
        return parts.stream().anyMatch(Part::isMonth) ? named(parts) : figures(parts, isDotted(reply));
    }

    private static List<Part> parts(Reply reply, Lexicon lexicon) {
        List<Part> parts = new ArrayList<>();
        Numerals numerals = new Numerals(reply, lexicon);
        int at = 0;
        while (at < reply.size()) {
            Hit hit = lexicon.longest(reply.tokens(), at, Role.MONTH.bit() | Role.ORDINAL.bit());
            if (hit.has(Role.MONTH)) {
                parts.add(new Part(hit.value(Role.MONTH), 0));
            } else if (hit.has(Role.ORDINAL)) {
                parts.add(new Part(hit.value(Role.ORDINAL), 2));
            } else if (reply.token(at).is(Kind.NUMBER)) {
                at = figures(numerals.run(at), parts);
                continue;
            }
            at += Math.max(1, hit.length());
        }
        return parts;
    }

    /// Times of day are no part of it.
    private static int figures(Run run, List<Part> parts) {
        if (!run.marks().contains(":")) {
            run.digits().forEach(digits -> parts.add(new Part((int) Numerals.valueOf(digits), digits.length())));
        }
        return run.to();
    }

    private static boolean isDotted(Reply reply) {
        return reply.tokens().stream().filter(token -> token.isMark(".")).count() >= 2;
    }

    /// "3 May 2026", "May 3, 2026", "2026, May 3".
    private static Optional<DateParts> named(List<Part> parts) {
        int month = parts.stream()
                .filter(Part::isMonth)
                .findFirst()
                .map(Part::number)
                .orElse(0);
        List<Part> others = parts.stream().filter(part -> !part.isMonth()).toList();
        Part first = others.getFirst();
        Part last = others.getLast();
        if (first.isYear()) {
            return Optional.of(new DateParts(first.number(), month, last.number(), false));
        }
        boolean year = last.isYear() || last.figures() == 2;
        return year ? Optional.of(new DateParts(last.number(), month, first.number(), false)) : Optional.empty();
    }

    private static Optional<DateParts> figures(List<Part> parts, boolean dotted) {
        Part first = parts.getFirst();
        Part middle = parts.get(1);
        Part last = parts.getLast();
        if (first.isYear()) {
            return Optional.of(new DateParts(first.number(), middle.number(), last.number(), false));
        }
        boolean year = last.isYear() || last.figures() == 2;
        return year && first.figures() <= 2 && middle.figures() <= 2
                ? Optional.of(new DateParts(last.number(), middle.number(), first.number(), !dotted))
                : Optional.empty();
    }
}
