package dev.parley.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What really happened: what people wrote, what they received, and what servers acknowledged. Safe for any thread.
final class Truth {
    private final List<Sms> all = new ArrayList<>();
    private final Map<String, List<Sms>> byPerson = new ConcurrentHashMap<>();
    private final Map<String, String> lanes = new ConcurrentHashMap<>();
    private final Set<Sms> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /// A text message at the provider; `written` by the person, else by us.
    record Sms(String sid, boolean written, String person, String text, Instant at) {}

    /// Keeps a message, and gives it its id.
    synchronized Sms add(boolean written, String person, String text, Instant at) {
        Sms sms = new Sms("SM%032x".formatted(all.size()), written, person, text, at);
        all.add(sms);
        byPerson.computeIfAbsent(person, one -> Collections.synchronizedList(new ArrayList<>()))
                .add(sms);
        return sms;
    }

    /// How many messages there are.
    synchronized int messages() {
        return all.size();
    }

    /// Every message since then, the oldest first.
    synchronized List<Sms> since(Instant from) {
        return all.stream().filter(sms -> !sms.at().isBefore(from)).toList();
    }

    /// Somebody is to be asked.
    void expect(String person) {
        byPerson.computeIfAbsent(person, one -> Collections.synchronizedList(new ArrayList<>()));
    }

    /// A person's messages, the oldest first.
    List<Sms> of(String person) {
        List<Sms> messages = byPerson.getOrDefault(person, List.of());
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    Set<String> people() {
        return Set.copyOf(byPerson.keySet());
    }

    /// A server has answered 200 to it.
    void acknowledged(Sms sms) {
        acknowledged.add(sms);
    }

    boolean isAcknowledged(Sms sms) {
        return acknowledged.contains(sms);
    }

    int acknowledgements() {
        return acknowledged.size();
    }

    /// All that was acknowledged until now.
    Set<Sms> allAcknowledged() {
        return Set.copyOf(acknowledged);
    }

    /// What servers call the line to a person, seen in the address for receipts.
    void lane(String person, String lane) {
        lanes.put(person, lane);
    }

    String lane(String person) {
        return lanes.getOrDefault(person, "");
    }

    /// Counts something for the report.
    void count(String what) {
        counts.computeIfAbsent(what, one -> new AtomicInteger()).incrementAndGet();
    }

    int counted(String what) {
        return counts.getOrDefault(what, new AtomicInteger()).get();
    }

    Map<String, Integer> counts() {
        Map<String, Integer> sorted = new TreeMap<>();
        counts.forEach((what, times) -> sorted.put(what, times.get()));
        return sorted;
    }
}
