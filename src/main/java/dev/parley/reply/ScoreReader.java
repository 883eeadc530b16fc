package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Value;
import dev.parley.reply.Reading.Unclear;
import dev.parley.reply.Reading.Understood;
import dev.parley.reply.Verdict.Refused;
import dev.parley.reply.Verdict.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads scores. The language that knows most of the reply's words decides, if it finds a score or sees a number that
/// is none; the others are tried where it finds nothing. A number that one of them set aside is asked about rather
/// than taken on another's guess.
final class ScoreReader {
    private final Reply reply;
    private final Ruler ruler;
    private final List<Reading> doubts = new ArrayList<>();
    private final List<Reading> guesses = new ArrayList<>();
    private final List<Reading> nothing = new ArrayList<>();

    private ScoreReader(Reply reply, Ruler ruler) {
        this.reply = reply;
        this.ruler = ruler;
    }

    static Reading read(Reply reply, List<Lexicon> lexicons, AnswerType.Score type) {
        ScoreReader reader = new ScoreReader(reply, Ruler.of(type));
        for (Lexicon lexicon : lexicons) {
            List<Piece> pieces = Pieces.of(reply, lexicon, reader.ruler);
            Verdict verdict = Scores.pick(reply, reader.ruler, pieces);
            if (verdict instanceof Taken taken && taken.firm()) {
                return reader.understood(pieces, taken);
            }
            reader.keep(verdict, pieces);
            if (!reader.doubts.isEmpty()) {
                return reader.doubts.getFirst();
            }
        }
        return Stream.of(reader.guesses, reader.nothing)
                .flatMap(List::stream)
                .findFirst()
                .orElseGet(Readings::nothing);
    }

    private void keep(Verdict verdict, List<Piece> pieces) {
        switch (verdict) {
            case Taken taken -> guesses.add(understood(pieces, taken));
            case Refused refused -> (refused.seen() ? doubts : nothing).add(unclear(refused));
        }
    }

    private Understood understood(List<Piece> pieces, Taken taken) {
        return new Understood(Value.of(taken.value()), Comments.beside(reply, pieces, taken.piece()), taken.because());
    }

    private static Unclear unclear(Refused refused) {
        return new Unclear(refused.doubt(), refused.heard(), refused.because());
    }
}
