package dev.parley.web;

import dev.parley.channel.webchat.Visit;
import dev.parley.conversation.Origin;
import dev.parley.flow.Flow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Whether a visitor is in a flow's sample: always the same for the same visitor.
final class Sample {
    private static final int SHARES = 10_000;

    private Sample() {}

    static boolean holds(Visit visit, Flow flow) {
        int share = new Origin.Chance(seed(visit.session()), 0).pick("offer/" + flow.id(), SHARES);
        return share < flow.start().invite().gates().sample();
    }

    private static long seed(String session) {
        byte[] bytes = session.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES)).getLong();
    }
}
