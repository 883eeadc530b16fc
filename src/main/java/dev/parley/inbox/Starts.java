package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Origin;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which flow a text starts when no conversation is open. Safe for any thread.
final class Starts {
    /// After a survey a "thank you" is no wish for another; later it may be a new matter.
    static final Duration AFTERGLOW = Duration.ofHours(24);

    private final Flows flows;
    private final Bystander bystander;

    Starts(Flows flows, Bystander bystander) {
        this.flows = flows;
        this.bystander = bystander;
    }

    /// The flow whose keyword the text is, else the default flow, unless a conversation has only just ended.
    Optional<Flow> flowFor(Lane lane, String text, Instant now) {
        Optional<Flow> asked = keyword(lane, text);
        return asked.isPresent() || endedLately(lane, now)
                ? asked
                : flows.published().stream()
                        .filter(flow -> isMeant(flow, lane))
                        .filter(flow -> flow.start().invite().fallback())
                        .findFirst();
    }

    /// Customers' surveys do not begin in a company's Slack, whatever an employee writes there.
    private static boolean isMeant(Flow flow, Lane lane) {
        boolean isSlack = Medium.of(lane.contact().parties().channel()).equals(Optional.of(Medium.SLACK));
        List<Medium> channels = flow.start().invite().gates().channels();
        return !isSlack || channels.isEmpty() || channels.contains(Medium.SLACK);
    }

    /// The flow whose keyword the text is.
    Optional<Flow> keyword(Lane lane, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return flows.published().stream()
                .filter(flow -> isMeant(flow, lane))
                .filter(flow -> flow.start().invite().keywords().stream()
                        .anyMatch(keyword -> keyword.toLowerCase(Locale.ROOT).equals(word)))
                .findFirst();
    }

    /// What is known of somebody who wrote by themselves.
    Bystander.Known known(Lane lane) {
        return bystander.known(lane.contact().parties());
    }

    /// The person's language, if the flow speaks it, be it without the region that browsers add (`de-AT`), else the
    /// flow's own.
    static Language language(Optional<Language> wanted, Flow flow) {
        List<Language> spoken = flow.about().languages();
        return wanted.filter(spoken::contains)
                .or(() -> wanted.map(Language::base).filter(spoken::contains))
                .orElse(flow.about().language());
    }

    /// The beginning of the lane's next conversation.
    Origin origin(Lane lane, Flow flow, Language language, Instant now) {
        Lane.Talk talk = lane.talk();
        Medium medium = Medium.of(lane.contact().parties().channel()).orElse(Medium.SMS);
        return new Origin(
                LaneIds.conversation(lane.id(), talk.count() + 1),
                flow.revision(),
                new Origin.Voice(medium, language, flow.about().anonymity().isPresent()),
                now,
                new Origin.Chance(LaneIds.seed(lane.id()), talk.rounds().getOrDefault(flow.id(), 0)));
    }

    static boolean endedLately(Lane lane, Instant now) {
        return lane.talk()
                .current()
                .map(Conversation::progress)
                .filter(progress -> !progress.status().isOpen())
                .filter(progress -> progress.clock().changedAt().plus(AFTERGLOW).isAfter(now))
                .isPresent();
    }
}
