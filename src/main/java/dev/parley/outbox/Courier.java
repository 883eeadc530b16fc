package dev.parley.outbox;

/// What messages leave the house with: who carries them, how fast, and who is told that one is due.
public record Courier(Carriers carriers, Pace pace, Alarm alarm) {
    /// Nothing is sent but in the answers to providers' calls.
    public static final Courier NONE = new Courier(Carriers.NONE, Pace.UNBOUNDED, Alarm.SILENT);
}
