package dev.parley.channel.webchat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// When surveys were last offered in one browser to somebody who had not asked for them, the oldest first. It names
/// surveys and times, and no person.
///
/// @param offers at most {@value #MOST}
public record Asked(List<Offer> offers) {
    /// No flow's `at-most` counts further.
    static final int MOST = 20;

    /// Nothing was offered yet.
    public static final Asked NOTHING = new Asked(List.of());

    /// One of them.
    ///
    /// @param kind the survey's kind, by its word
    public record Offer(String flow, String kind, Instant at) {
        /// Those of a survey.
        public static Predicate<Offer> of(String flow) {
            return offer -> offer.flow().equals(flow);
        }

        /// Those of surveys of a kind.
        public static Predicate<Offer> ofKind(String kind) {
            return offer -> offer.kind().equals(kind);
        }
    }

    public Asked {
        offers = List.copyOf(offers.subList(Math.max(0, offers.size() - MOST), offers.size()));
    }

    /// How many such offers were made after that time.
    public long since(Instant after, Predicate<Offer> such) {
        return offers.stream()
                .filter(such)
                .filter(offer -> offer.at().isAfter(after))
                .count();
    }

    /// The same with one more.
    public Asked with(Offer offer) {
        List<Offer> more = new ArrayList<>(offers);
        more.add(offer);
        return new Asked(more);
    }
}
