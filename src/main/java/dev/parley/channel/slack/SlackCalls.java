package dev.parley.channel.slack;

import dev.parley.channel.Outbound;
import dev.parley.channel.ReplyBody;
import dev.parley.channel.Webhook;
import java.time.Duration;
import java.util.List;

/// What all of Slack's calls have in common: an answer within three seconds, mostly an empty one. What we say goes out
/// by calls of our own.
abstract class SlackCalls implements Webhook {
    /// A menu of fifty options comes back whole, with every character escaped.
    private static final int MAX_BODY = 512 * 1024;

    private static final String PATH = "/webhooks/slack/";

    private final String name;

    SlackCalls(String name) {
        this.name = name;
    }

    @Override
    public final String path() {
        return PATH + name;
    }

    @Override
    public final int maxBody() {
        return MAX_BODY;
    }

    /// Slack waits three seconds; half a second of it is the network's.
    @Override
    public final Duration patience() {
        return Duration.ofMillis(2_500);
    }

    @Override
    public final int forgedStatus() {
        return 401;
    }

    @Override
    public final byte[] reply(List<Outbound> messages) {
        return ReplyBody.EMPTY.body();
    }

    @Override
    public final String replyType() {
        return ReplyBody.EMPTY.type();
    }
}
