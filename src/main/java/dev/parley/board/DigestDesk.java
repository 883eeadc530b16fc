package dev.parley.board;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tells the week's results, once over all nodes and not twice after a crash: the post takes the same key twice as one,
/// and what was told is written down behind it. Safe for any thread; blocks.
public final class DigestDesk {
    private static final String SETTING = "digest";

    private final Shelf settings;
    private final Shelf told;
    private final Outside outside;
    private final InstantSource clock;

    /// What it works with.
    ///
    /// @param text what is told on a day
    /// @param post into a channel of Slack
    /// @param mail to an address; false if the server did not take it
    /// @param exit how people leave it by themselves
    /// @param zone the zone if none is set
    public record Outside(Function<Digest, String> text, Post post, Post mail, DigestExit exit, ZoneId zone) {}

    /// Posts into a channel; the same key again is not posted again for some minutes at least.
    @FunctionalInterface
    public interface Post {
        /// Posts it.
        ///
        /// @return whether it will arrive or has; false if there is nothing to post with
        boolean post(String channel, String key, String text);
    }

    /// @param told with an index by `at`
    public DigestDesk(Shelf settings, Shelf told, Outside outside, InstantSource clock) {
        this.settings = settings;
        this.told = told;
        this.outside = outside;
        this.clock = clock;
    }

    /// As it is set.
    public Digest get() {
        List<Fault> faults = new ArrayList<>();
        return settings.find(SETTING)
                .map(stored -> Digest.read(stored, name -> true, outside.zone(), faults))
                .filter(digest -> faults.isEmpty())
                .orElseGet(() -> Digest.off(outside.zone()));
    }

    /// Sets it.
    public void put(Digest digest) {
        settings.put(SETTING, digest.fields());
    }

    /// Takes the person out whose token that is.
    ///
    /// @return whether there was somebody
    public boolean leave(String token) {
        Digest digest = get();
        Optional<String> address = outside.exit().whose(token, digest.emails());
        address.ifPresent(one -> put(digest.without(one)));
        return address.isPresent();
    }

    /// What would be told now.
    public String preview(Digest digest) {
        return outside.text().apply(digest);
    }

    /// Tells what is due; to be called every minute or so.
    ///
    /// @return in how many places
    public int round() {
        Instant now = clock.instant();
        Digest digest = get();
        return digest.due(now).map(day -> tell(digest, day, now)).orElse(0);
    }

    private int tell(Digest digest, LocalDate day, Instant now) {
        List<String> left = digest.channels().stream()
                .filter(channel -> told.find(key(channel, day)).isEmpty())
                .toList();
        List<String> people = digest.emails().stream()
                .filter(address -> told.find(key(address, day)).isEmpty())
                .toList();
        if (left.isEmpty() && people.isEmpty()) {
            return 0;
        }
        String text = outside.text().apply(digest);
        int posted = 0;
        for (String channel : left) {
            if (outside.post().post(channel, "digest " + day, text)) {
                told.put(key(channel, day), Value.Fields.NONE.with("at", new Value.Moment(now)));
                posted++;
            }
        }
        for (String address : people) {
            posted += mail(address, day, text, now) ? 1 : 0;
        }
        return posted;
    }

    /// A mail server does not know a letter it has seen, so it is written down first: a crash in between loses one
    /// letter rather than sending it twice.
    private boolean mail(String address, LocalDate day, String text, Instant now) {
        String key = key(address, day);
        if (!told.insert(key, Value.Fields.NONE.with("at", new Value.Moment(now)))) {
            return false;
        }
        boolean isTaken = outside.mail().post(address, "digest-" + day, text);
        if (!isTaken) {
            told.remove(key);
        }
        return isTaken;
    }

    private static String key(String channel, LocalDate day) {
        return channel + "|" + day;
    }
}
