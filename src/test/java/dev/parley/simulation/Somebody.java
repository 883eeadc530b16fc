package dev.parley.simulation;

import dev.parley.channel.Inbound;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// A person: where they are, what they wrote, and what a server said to that. One thread.
final class Somebody {
    final String number;
    final ZoneId zone;
    final List<Written> written = new ArrayList<>();
    boolean hasStopped;
    Instant wroteAt = Instant.MIN;

    Somebody(String number, ZoneId zone) {
        this.number = number;
        this.zone = zone;
    }

    /// A message the provider has taken from the person.
    static final class Written {
        final Inbound inbound;
        final Instant at;
        /// A server said that it has it.
        boolean isKnown;
        /// It stood in a transcript then.
        boolean isKept;

        Written(Inbound inbound, Instant at) {
            this.inbound = inbound;
            this.at = at;
        }

        String text() {
            return inbound.content().text();
        }
    }

    /// Writes something.
    Written writes(String text, Instant now) {
        String id = "SM" + number.substring(5) + "-" + written.size();
        Written one = new Written(new Inbound("sms", Site.OUR, number, id, Inbound.Content.of(text)), now);
        written.add(one);
        wroteAt = now;
        return one;
    }
}
