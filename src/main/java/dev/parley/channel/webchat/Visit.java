package dev.parley.channel.webchat;

import java.time.Instant;

/// Who may see and write to one conversation on the web, and until when. It says nothing that its bearer does not
/// know.
///
/// @param session the line's id
/// @param flow the survey's name
/// @param bearer what tells whose line it is
/// @param expires from when on it opens nothing
public record Visit(String session, String flow, Bearer bearer, Instant expires) {
    /// What tells whose line it is.
    public sealed interface Bearer {
        /// Somebody who came to the web chat, known or not, by their address on that channel.
        record Visitor(String address) implements Bearer {}

        /// Somebody who was given a link, by the link's hash.
        record Linked(String hash) implements Bearer {}
    }
}
