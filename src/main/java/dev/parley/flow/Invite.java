package dev.parley.flow;

import java.util.List;

/// How conversations of a flow start.
///
/// @param keywords inbound texts that start it when nothing is open, compared without case
/// @param fallback any other inbound text starts it when nothing is open
public record Invite(List<String> keywords, boolean fallback) {
    /// Only links and requests of the API start it.
    public static final Invite NONE = new Invite(List.of(), false);

    public Invite {
        keywords = List.copyOf(keywords);
    }
}
