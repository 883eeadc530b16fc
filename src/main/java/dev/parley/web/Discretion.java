package dev.parley.web;

import dev.parley.channel.webchat.HostIdentity;
import dev.parley.channel.webchat.Visit;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Shown;

/// What stays hidden from whoever holds a link. A link to one person's line was made by somebody else, who could read
/// along: through it nothing is shown of a conversation held in confidence, and nothing is said in it. Pure.
final class Discretion {
    static final Problem IN_CONFIDENCE = Problem.of(
            409,
            "in-confidence",
            "This line is in the middle of an anonymous survey. It is held where it began, and seen through no link.");

    private Discretion() {}

    /// Whether the bearer of a visit may not see what stands on its line.
    static boolean hides(Visit visit, Shown shown) {
        boolean isLent = visit.bearer() instanceof Visit.Bearer.Linked
                && shown.parties().filter(Discretion::isTheirs).isEmpty();
        return isLent
                && shown.talk()
                        .map(Shown.Talk::conversation)
                        .filter(one -> one.isInConfidence() && one.status().isOpen())
                        .isPresent();
    }

    /// Whether nobody but the visitor was ever given the name of the line: it was made for them.
    private static boolean isTheirs(Parties parties) {
        return parties.channel().equals(ChatDesk.CHANNEL) && parties.their().startsWith(HostIdentity.ANONYMOUS);
    }

    /// What may be shown.
    ///
    /// @throws ProblemException if nothing may
    static Shown of(Visit visit, Shown shown) {
        if (hides(visit, shown)) {
            throw new ProblemException(IN_CONFIDENCE);
        }
        return shown;
    }
}
