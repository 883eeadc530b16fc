package dev.parley.inbox;

import dev.parley.channel.Handled;
import dev.parley.channel.Outbound;
import dev.parley.channel.Question;
import dev.parley.channel.Route;
import dev.parley.flow.Segments;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Claims;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Job;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Outbox;
import dev.parley.outbox.Sending;
import dev.parley.outbox.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts what is said into the lane's outbox, and claims what is due there. Safe for any thread.
final class Postroom {
    private final Courier courier;
    private final Carriers carriers;
    private final Manners manners;
    private final Questions questions;

    Postroom(Courier courier, Manners manners, Questions questions) {
        this.questions = questions;
        carriers = courier.carriers();
        this.courier = courier;
        this.manners = manners;
    }

    /// The lane after one event, and the call to make for it.
    record Posted(Lane lane, Optional<Job> job) {}

    /// Whether anything can be sent on the lane's channel of our own accord.
    boolean canSend(Lane lane) {
        return carriers.of(channel(lane)).isPresent();
    }

    /// Whether what we say to somebody who has just written goes out by a call of our own.
    boolean answersByCall(String channel) {
        return carriers.provider(channel)
                .filter(it -> it.answers() == Carrier.Answers.BY_CALL)
                .isPresent();
    }

    /// The key of the n-th thing we say to that message, or in that version of the lane.
    static String key(Lane lane, String source, int n) {
        return lane.id() + "." + source + "." + n;
    }

    /// What was said to a message, as the answer to its webhook.
    static Handled answers(Lane lane, Seen message) {
        List<Outbound> replies = new ArrayList<>();
        for (String text : message.answers()) {
            replies.add(new Outbound(key(lane, message.messageId(), replies.size()), text));
        }
        return new Handled(replies);
    }

    /// Keeps what goes out in a webhook's answer until it is known to have arrived, where that can be known.
    Lane answering(Lane lane, String messageId, List<Said> said, Instant now) {
        boolean tracked = carriers.provider(channel(lane))
                .filter(it -> it.answers() == Carrier.Answers.TRACKED)
                .isPresent();
        Outbox outbox = lane.outbox();
        for (int i = 0; tracked && i < said.size(); i++) {
            Sending.Content content =
                    content(said.get(i), Urgency.REPLY, said.get(i).text(), now);
            outbox = outbox.plus(Sending.answering(key(lane, messageId, i), content, lane.version() + 1));
        }
        return lane.with(outbox);
    }

    /// Keeps what is to be sent by a call of our own. Reminders go where the person last spoke: on a page
    /// they stand in the transcript.
    Lane posting(Lane lane, List<Said> said, Urgency urgency, Instant now) {
        return posting(lane, said, urgency, "v", now);
    }

    /// Keeps what was lost to be sent again; its keys say so.
    Lane again(Lane lane, List<Said> said, Instant now) {
        return posting(lane, said, Urgency.INVITATION, Retries.MARK, now);
    }

    private Lane posting(Lane lane, List<Said> said, Urgency urgency, String mark, Instant now) {
        boolean isShown = urgency == Urgency.REMINDER && lane.isOnPage();
        Optional<Carrier.Provider> provider = carriers.provider(channel(lane)).filter(it -> !isShown);
        Outbox outbox = lane.outbox();
        int n = 0;
        for (Said one : provider.isPresent() ? said : List.<Said>of()) {
            for (String piece : provider.get().sender().pieces(one.text())) {
                String key = key(lane, mark + (lane.version() + 1), n++);
                outbox = outbox.plus(Sending.ready(key, priced(content(one, urgency, piece, now), provider.get())));
            }
        }
        return lane.with(outbox);
    }

    /// Claims what is due in the outbox.
    Posted claim(Lane lane, Instant now) {
        Optional<Carrier.Provider> provider = carriers.provider(channel(lane));
        if (provider.isEmpty() || lane.outbox().front().isEmpty()) {
            return new Posted(lane, Optional.empty());
        }
        var parties = lane.contact().parties();
        Claims.Scene scene = new Claims.Scene(
                now,
                lane.version() + 1,
                isUnwanted(lane, now),
                content -> content.urgency() == Urgency.NEWS ? manners.day(lane, now) : manners.earliest(lane, now),
                content -> courier.pace().reserve(parties.channel(), parties.our(), content, now));
        Claims.Claimed claimed = Claims.claim(lane.outbox(), scene);
        Route route = new Route(parties.our(), parties.their(), lane.outbox().lastProviderId());
        return new Posted(
                lane.with(claimed.outbox()),
                claimed.task()
                        .map(task -> new Job(
                                task,
                                new Job.Whose(lane.id().value(), parties.channel(), lane.isInConfidence()),
                                route,
                                claimed.sending().orElseThrow(),
                                question(lane, claimed.sending().orElseThrow()))));
    }

    /// Who has just written is answered, whatever they have told another system.
    private boolean isUnwanted(Lane lane, Instant now) {
        boolean isOurAccord = lane.outbox()
                .front()
                .filter(one -> one.isDue(now) && !one.isToSomebodyAwake(now))
                .isPresent();
        return lane.isOptedOut() || (isOurAccord && manners.isForbidden(lane));
    }

    /// A message that asks is one that the open conversation waits with: answers cancel all others.
    private Optional<Question> question(Lane lane, Sending sending) {
        return sending.content().kind() == Kind.QUESTION ? questions.open(lane) : Optional.empty();
    }

    /// Only text messages are paid by the segment.
    private static Sending.Content priced(Sending.Content content, Carrier.Provider provider) {
        return provider.answers() == Carrier.Answers.BY_CALL
                ? new Sending.Content(content.kind(), content.urgency(), content.text(), 1, content.born())
                : content;
    }

    private static Sending.Content content(Said said, Urgency urgency, String text, Instant now) {
        return new Sending.Content(said.kind(), urgency, text, Segments.of(text).count(), now);
    }

    private static String channel(Lane lane) {
        return lane.contact().parties().channel();
    }
}
