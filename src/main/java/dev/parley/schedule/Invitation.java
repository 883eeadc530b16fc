package dev.parley.schedule;

import dev.parley.contact.ContactId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Instant;

/// The ask to take part, and what became of it.
///
/// @param key names it: the same cause and the same person is the same invitation
/// @param event what flows know as `event.…`
public record Invitation(String key, FlowId flow, ContactId contact, Value.Fields event, State state) {
    /// A key's length at most: what a start's key may have.
    public static final int MAX_KEY = 200;

    /// What became of it.
    public sealed interface State {
        /// It waits.
        ///
        /// @param due when it is decided next
        /// @param from when it was first due; what is too late counts from then
        record Held(Instant due, Instant from, Reason why) implements State {}

        /// It was sent, or waits in the lane for the end of another conversation.
        ///
        /// @param conversation its id; "" as long as it waits in the lane
        record Started(Medium medium, String conversation, Instant at) implements State {}

        /// It was not sent and will not be.
        record Refused(Reason why, Instant at) implements State {}
    }

    /// @throws IllegalArgumentException if the key is empty or longer than {@value #MAX_KEY}
    public Invitation {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("an invitation's key has " + key.length() + " characters");
        }
    }

    /// The key of an invitation: flows sort by it, and each of a flow by its cause.
    ///
    /// @param cause `event`, `every`, `after`, `api`
    /// @param what the cause's own name: an event's id, a day
    public static String key(FlowId flow, String cause, String what) {
        return flow + "/" + cause + "/" + what;
    }

    /// The same in another state.
    public Invitation with(State other) {
        return new Invitation(key, flow, contact, event, other);
    }
}
