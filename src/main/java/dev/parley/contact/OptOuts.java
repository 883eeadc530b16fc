package dev.parley.contact;

import dev.parley.flow.Medium;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every time a person said stop or start, with the proof: nothing is ever taken out. A stop on any channel holds for
/// all of them, until the person says start on that same channel.
///
/// @param entries oldest first
public record OptOuts(List<Entry> entries) {
    /// Nobody said anything.
    public static final OptOuts NONE = new OptOuts(List.of());

    /// The proof of what somebody only told us.
    public static final String UNPROVEN = "told through the API";

    /// The same stop again and again proves nothing more.
    private static final int KEPT = 100;

    /// One word about being written to.
    ///
    /// @param out stop; otherwise start
    /// @param proof who says so, in words for people: "said in conversation x-1"
    public record Entry(Medium medium, boolean out, Instant at, String proof) {}

    public OptOuts {
        entries = entries.stream().sorted(Comparator.comparing(Entry::at)).toList();
    }

    /// The stop that keeps us from writing, if there is one: the newest of those not taken back on their channel.
    public Optional<Entry> standing() {
        return Stream.of(Medium.values())
                .flatMap(medium -> last(medium).stream())
                .filter(Entry::out)
                .max(Comparator.comparing(Entry::at));
    }

    /// The ledger with another entry. One that only repeats what stands already is kept too, unless it is the very
    /// same.
    public OptOuts with(Entry entry) {
        if (entries.contains(entry)) {
            return this;
        }
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        if (more.size() > KEPT) {
            more.removeFirst();
        }
        return new OptOuts(more);
    }

    /// Whether the last word on this channel was stop.
    public boolean isOut(Medium medium) {
        return last(medium).filter(Entry::out).isPresent();
    }

    Optional<Entry> last(Medium medium) {
        return entries.reversed().stream()
                .filter(entry -> entry.medium() == medium)
                .findFirst();
    }
}
