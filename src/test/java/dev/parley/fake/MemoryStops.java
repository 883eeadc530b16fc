package dev.parley.fake;

import dev.parley.contact.StopList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Stops in memory, by the rules of their port. One thread.
public final class MemoryStops implements StopList {
    private final Map<String, Stop> stops = new HashMap<>();

    @Override
    public List<Stop> all(Collection<String> hashes) {
        return hashes.stream().map(stops::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void add(Stop stop) {
        stops.put(stop.hash(), stop);
    }

    @Override
    public void remove(String hash) {
        stops.remove(hash);
    }
}
