package dev.parley.flow;

import java.util.List;

/// How conversations of a flow start. Links and requests of the API always may start one.
///
/// @param keywords inbound texts that start it when nothing is open, compared without case
/// @param fallback any other inbound text starts it when nothing is open
/// @param triggers what makes us ask a person by ourselves
/// @param gates what may keep us from asking, checked when the invitation is sent
/// @param whileOpen what happens if the person is already in another conversation
public record Invite(
        List<String> keywords, boolean fallback, List<Trigger> triggers, Gates gates, WhileOpen whileOpen) {
    /// Only links and requests of the API start it.
    public static final Invite NONE = new Invite(List.of(), false);

    public Invite {
        keywords = List.copyOf(keywords);
        triggers = List.copyOf(triggers);
    }

    /// Started by inbound texts alone.
    public Invite(List<String> keywords, boolean fallback) {
        this(keywords, fallback, List.of(), Gates.OPEN, WhileOpen.QUEUE);
    }
}
