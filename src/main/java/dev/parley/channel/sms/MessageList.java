package dev.parley.channel.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kit.JsonBuffers;
import java.io.IOException;

/// Whether an answer of Twilio holds a list of messages. Safe for any thread.
final class MessageList {
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonBuffers.shared().build());

    private MessageList() {}

    static boolean isIn(byte[] body) {
        try {
            return JSON.readTree(body).path("messages").isArray();
        } catch (IOException e) {
            return false;
        }
    }
}
