package dev.parley.hook;

import dev.parley.contact.ContactId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.followup.Followed;
import dev.parley.followup.Sink;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes events of what becomes of invitations. Their ids follow from what is stored, so that whatever is told twice is
/// told once. Safe for any thread; blocks.
public final class InvitationAnnouncer implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationAnnouncer.class);
    private static final int ID_BYTES = 16;

    private final Tellings tellings;
    private final Invitations invitations;
    private final Predicate<FlowId> isTold;
    private final Function<ContactId, Optional<String>> externalIds;
    private final Queue<Invitation> late = new ConcurrentLinkedQueue<>();

    /// @param isTold whether a flow's invitations are told: those of anonymous ones are not
    /// @param externalIds the caller's own id of a person, if they have one
    public InvitationAnnouncer(
            Tellings tellings,
            Invitations invitations,
            Predicate<FlowId> isTold,
            Function<ContactId, Optional<String>> externalIds) {
        this.tellings = tellings;
        this.invitations = invitations;
        this.isTold = isTold;
        this.externalIds = externalIds;
    }

    /// What becomes of an invitation was decided. Does not throw: what cannot be kept now is kept with the next one.
    public void take(Invitation decided) {
        late.add(decided);
        try {
            for (Invitation next = late.peek(); next != null; next = late.peek()) {
                tell(next);
                late.remove(next);
            }
        } catch (IllegalStateException e) {
            LOG.warn("{} invitations are told of later: {}", late.size(), e.getMessage());
        }
    }

    private void tell(Invitation decided) {
        if (tellings.isWanted() && isTold.test(decided.flow())) {
            happening(decided).ifPresent(tellings::tell);
        }
    }

    @Override
    public void follow(Followed followed) {}

    @Override
    public void lookBack(Instant since) {
        if (tellings.isWanted()) {
            invitations.decidedSince(since, this::tell);
        }
    }

    private Optional<Happening> happening(Invitation one) {
        return switch (one.state()) {
            case Invitation.State.Held held -> Optional.empty();
            case Invitation.State.Started started -> {
                Value.Fields data =
                        about(one).with("channel", Value.of(started.medium().word()));
                boolean isBegun = !started.conversation().isEmpty();
                yield Optional.of(new Happening(
                        id(one, "sent"),
                        EventType.INVITATION_SENT,
                        started.at(),
                        isBegun ? data.with("conversation", Value.of(started.conversation())) : data));
            }
            case Invitation.State.Refused refused ->
                Optional.of(new Happening(
                        id(one, "not-sent"),
                        EventType.INVITATION_NOT_SENT,
                        refused.at(),
                        about(one).with("why", Value.of(refused.why().word()))));
        };
    }

    private Value.Fields about(Invitation one) {
        Value.Fields fields = Value.Fields.NONE
                .with("invitation", Value.of(one.key()))
                .with("flow", Value.of(one.flow().value()));
        return externalIds
                .apply(one.contact())
                .map(id -> fields.with("externalId", Value.of(id)))
                .orElse(fields);
    }

    /// Keys hold whatever the caller's ids hold; an event's id goes into a header and an address.
    private static String id(Invitation one, String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(one.key().getBytes(StandardCharsets.UTF_8));
            return "invitation-" + HexFormat.of().formatHex(hash, 0, ID_BYTES) + "-" + what;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
