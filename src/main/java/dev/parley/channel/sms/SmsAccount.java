package dev.parley.channel.sms;

import dev.parley.kit.Secret;
import java.net.URI;
import java.util.Optional;

/// The account that messages are sent with.
///
/// @param api Twilio's own address, or that of something that stands in for it
/// @param callback where Twilio tells what became of a message; empty if it cannot reach us
public record SmsAccount(String sid, Secret authToken, URI api, Optional<URI> callback) {
    /// Connections to Twilio at once.
    static final int CONNECTIONS = 16;

    /// Twilio's word for an address that is a messaging service, not a number.
    private static final String SERVICE = "MG";

    /// Whether an address of ours is a messaging service, which chooses a number itself.
    static boolean isService(String our) {
        return our.startsWith(SERVICE);
    }
}
