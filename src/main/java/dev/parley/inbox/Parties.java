package dev.parley.inbox;

/// Who talks: the channel's name, our address on it and the person's.
public record Parties(String channel, String our, String their) {}
