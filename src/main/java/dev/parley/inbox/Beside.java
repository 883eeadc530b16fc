package dev.parley.inbox;

/// What comes to lanes from elsewhere than from people and their surveys. Safe for any thread.
///
/// @param callbacks what integrations answer
/// @param announcements what people are told that is no survey
/// @param retries what is sent again by hand
public record Beside(Callbacks callbacks, Announcements announcements, Retries retries) {
    /// What both work with.
    record Ground(LaneStore lanes, Writes writes, SentAnswers sent, Postroom post) {}

    static Beside of(Ground ground, Talking talking, Manners manners) {
        return new Beside(new Callbacks(ground, talking), new Announcements(ground, manners), new Retries(ground));
    }
}
