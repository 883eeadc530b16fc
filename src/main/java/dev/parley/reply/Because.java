package dev.parley.reply;

/// The rule that read a reply and the words it went by.
///
/// @param rule a stable name such as `digit`, `word`, `label`, `typo`
/// @param heard the part of the reply it went by
/// @param sure from 0 (a guess) to 100 (beyond doubt), an order rather than a probability
public record Because(String rule, String heard, int sure) {
    static final int CERTAIN = 100;

    /// After a slip of typing was put right.
    static final int SLIP = 70;

    /// A part of the reply that leaves no doubt.
    public static Because certain(String rule, String heard) {
        return new Because(rule, heard, CERTAIN);
    }
}
