package dev.parley.inbox;

import dev.parley.channel.Receipt;
import dev.parley.conversation.Turn;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Sending;
import dev.parley.outbox.Urgency;
import java.util.List;
import java.util.Optional;

/// Whether what a receipt tells the loss of is still worth sending: a question that was asked of somebody who had just
/// written, and that nothing was said after. A pure function.
final class Redelivery {
    private Redelivery() {}

    /// The words of the question that was lost and that the person still waits for.
    static Optional<String> text(Lane lane, Receipt receipt) {
        return receipt.fate() == Receipt.Fate.DROPPED && !receipt.optedOut()
                ? lane.outbox().find(receipt.key()).flatMap(lost -> asked(lane, lost))
                : Optional.empty();
    }

    private static Optional<String> asked(Lane lane, Sending lost) {
        boolean isInOnePiece = lane.outbox().all().stream()
                        .filter(one -> isQuestionOf(lost, one))
                        .count()
                == 1;
        return lane.open()
                .filter(open -> isInOnePiece && lost.content().urgency() == Urgency.REPLY)
                .flatMap(open -> last(open.history().transcript()))
                .filter(turn -> turn.from() == Turn.Speaker.BOT
                        && turn.at().equals(lost.content().born()))
                .map(Turn::text);
    }

    /// Whether it asks something, and was said when the other was.
    private static boolean isQuestionOf(Sending other, Sending one) {
        return one.content().kind() == Kind.QUESTION
                && one.content().born().equals(other.content().born());
    }

    private static Optional<Turn> last(List<Turn> transcript) {
        return transcript.isEmpty() ? Optional.empty() : Optional.of(transcript.getLast());
    }
}
