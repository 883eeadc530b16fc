package dev.parley.outbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Sender;
import dev.parley.kit.Seldom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off one lane: makes the calls it asks for, one after the other, and reports on each. Safe for any thread;
/// blocks.
final class Calls {
    /// A call that begins later than this after its claim could outlast the claim.
    private static final Duration TOO_LATE = Sending.CLAIM.minus(Duration.ofSeconds(25));

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final DueLanes lanes;
    private final Carriers carriers;
    private final Tally tally;
    private final LongSupplier nanoTime;
    private final Seldom refusals = Seldom.inLogs();
    private volatile boolean ending;

    Calls(DueLanes lanes, Carriers carriers, Tally tally, LongSupplier nanoTime) {
        this.lanes = lanes;
        this.carriers = carriers;
        this.tally = tally;
        this.nanoTime = nanoTime;
    }

    /// Makes no call more: what is claimed is given back, for another node or the next start.
    void end() {
        ending = true;
    }

    /// Makes a call that was claimed just now, and those that follow from it.
    void workOff(Job claimed) {
        workOff(Optional.of(claimed), nanoTime.getAsLong());
    }

    /// Does all that is due on a lane now.
    void workOff(String lane) {
        long asked = nanoTime.getAsLong();
        Optional<Job> job = lanes.tick(lane);
        job.ifPresent(one -> count(one, Tally.Count.TICKS));
        workOff(job, asked);
    }

    /// @param claimed when the first call was claimed at the earliest
    private void workOff(Optional<Job> first, long claimed) {
        Optional<Job> job = first;
        long asked = claimed;
        while (job.isPresent()) {
            boolean late = ending || nanoTime.getAsLong() - asked > TOO_LATE.toNanos();
            asked = nanoTime.getAsLong();
            job = call(job.get(), late);
        }
    }

    private Optional<Job> call(Job job, boolean late) {
        if (job.sending().content().kind() == Kind.BLANK) {
            return lanes.report(job, new Delivery.Sent(""));
        }
        Optional<Carrier.Provider> provider = carriers.provider(job.channel());
        return switch (job.task()) {
            case SEND -> lanes.report(job, told(job, counted(job, send(job, provider, late))));
            case LOOK_UP ->
                lanes.report(
                        job,
                        counted(
                                job,
                                provider.map(it -> it.sender().find(job.route(), job.message(), job.since()))
                                        .orElseGet(() -> new Sender.Search.Unreachable("the channel is not set up"))));
        };
    }

    private static Delivery send(Job job, Optional<Carrier.Provider> provider, boolean late) {
        if (late) {
            return new Delivery.Deferred("this node stood still for too long, or ends", Duration.ZERO);
        }
        return provider.map(it -> it.sender().send(job.route(), job.message()))
                .orElseGet(() -> new Delivery.Deferred("the channel is not set up", Duration.ofMinutes(5)));
    }

    /// What is refused once is refused again until somebody looks after it: a number, a permission, the words.
    private Delivery told(Job job, Delivery delivery) {
        if (delivery instanceof Delivery.Refused refused && !refused.optedOut() && refusals.isDue()) {
            LOG.warn(
                    "a message on lane {} was refused and is not sent again: {} (parley_outbox_total counts the others)",
                    job.lane(),
                    refused.reason());
        }
        return delivery;
    }

    /// Whoever reads the numbers every second would see when somebody answers an anonymous survey, and how
    /// long it took them.
    private void count(Job job, Tally.Count count) {
        if (!job.whose().inConfidence()) {
            tally.add(count);
        }
    }

    private Delivery counted(Job job, Delivery delivery) {
        count(
                job,
                switch (delivery) {
                    case Delivery.Sent sent -> Tally.Count.SENT;
                    case Delivery.Deferred deferred -> Tally.Count.DEFERRED;
                    case Delivery.Refused refused -> Tally.Count.REFUSED;
                    case Delivery.Unknown unknown -> Tally.Count.UNKNOWN;
                });
        return delivery;
    }

    private Sender.Search counted(Job job, Sender.Search search) {
        count(
                job,
                switch (search) {
                    case Sender.Search.Found found ->
                        found.providerIds().isEmpty() ? Tally.Count.NOT_FOUND : Tally.Count.FOUND;
                    case Sender.Search.Unreachable unreachable -> Tally.Count.LIST_UNREACHABLE;
                });
        return search;
    }
}
