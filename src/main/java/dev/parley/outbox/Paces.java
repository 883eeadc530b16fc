package dev.parley.outbox;

import java.time.Instant;
import java.util.Map;

/// A pace of its own for each channel; a channel without one sends as fast as it goes. Safe for any thread.
public record Paces(Map<String, Pace> byChannel) implements Pace {
    public Paces {
        byChannel = Map.copyOf(byChannel);
    }

    /// A pace that holds up nobody who has just written: where a provider bears such bursts, and says so if not.
    public static Pace repliesAtOnce(Pace others) {
        return new RepliesAtOnce(others);
    }

    private record RepliesAtOnce(Pace others) implements Pace {
        @Override
        public Instant reserve(String channel, String our, Sending.Content content, Instant now) {
            return content.urgency() == Urgency.REPLY ? now : others.reserve(channel, our, content, now);
        }

        @Override
        public int room(Instant now, int most) {
            return others.room(now, most);
        }
    }

    @Override
    public Instant reserve(String channel, String our, Sending.Content content, Instant now) {
        return byChannel.getOrDefault(channel, UNBOUNDED).reserve(channel, our, content, now);
    }

    @Override
    public int room(Instant now, int most) {
        return byChannel.values().stream()
                .mapToInt(pace -> pace.room(now, most))
                .min()
                .orElse(most);
    }
}
