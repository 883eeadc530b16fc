package dev.parley.action;

import dev.parley.inbox.LaneTalks;

/// Tells what became of actions. Safe for any thread; blocks.
public final class Echo {
    private static final int TALKS = 50;

    private final Hearers hearers;
    private final LaneTalks talks;

    public Echo(Hearers hearers, LaneTalks talks) {
        this.hearers = hearers;
        this.talks = talks;
    }

    /// What became of those who raised the theme of an action.
    public Effects of(Action action) {
        return Effects.of(hearers.of(action.id()), lane -> talks.of(lane, TALKS));
    }
}
