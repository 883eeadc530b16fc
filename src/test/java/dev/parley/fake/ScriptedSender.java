package dev.parley.fake;

import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A provider that does what a test says, in that order, and otherwise takes every message. Safe for any thread.
public final class ScriptedSender implements Sender {
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final Deque<Search> searches = new ArrayDeque<>();
    private final List<Outbound> sent = new ArrayList<>();

    /// What becomes of the next message that is not scripted yet.
    public synchronized void will(Delivery delivery) {
        deliveries.add(delivery);
    }

    /// What the next look at the list shows.
    public synchronized void shows(Search search) {
        searches.add(search);
    }

    /// Every attempt so far, whatever became of it.
    public synchronized List<String> attempts() {
        return sent.stream().map(Outbound::text).toList();
    }

    @Override
    public synchronized Delivery send(Route route, Outbound message) {
        sent.add(message);
        return deliveries.isEmpty() ? new Delivery.Sent("SM-out-" + sent.size()) : deliveries.poll();
    }

    @Override
    public synchronized Search find(Route route, Outbound message, Instant since) {
        return searches.isEmpty() ? new Search.Found(List.of()) : searches.poll();
    }

    @Override
    public List<String> pieces(String text) {
        return List.of(text.split("\\|"));
    }
}
