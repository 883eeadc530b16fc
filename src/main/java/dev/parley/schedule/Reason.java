package dev.parley.schedule;

import dev.parley.kit.Word;
import java.util.Optional;

/// Why an invitation waits or was not sent.
public enum Reason {
    /// The flow asks some time after the event.
    WAIT("the flow waits for a while after the event"),
    /// The clock asks, at a time of its own.
    SCHEDULED("it is planned for this time"),
    /// It is spread over a time with others.
    SPREAD("it is spread over a time with others that fall due at once"),
    /// The person's night.
    QUIET_HOURS("it is night where the person is, or may be"),
    /// The person has set Slack to leave them alone now.
    DO_NOT_DISTURB("the person has set Slack not to disturb them now"),
    /// The person wants to be left alone for some time.
    PAUSED("the person asked for a pause"),
    /// The person is in another conversation.
    OPEN_CONVERSATION("the person is in another conversation"),
    /// Its node went down while it was being sent; it is taken up again.
    UNDER_WAY("it is being sent"),
    /// The event is not of the kind the flow asks about.
    CONDITION("the flow's condition does not hold for this event"),
    /// The flow asks a share of the people only.
    NOT_SAMPLED("the person is not in the flow's sample"),
    /// The person wants no messages.
    OPTED_OUT("the person wants no messages"),
    /// The person refused messages on every channel the flow could use.
    NO_CONSENT("the person allowed no channel that the flow may use"),
    /// The person has no address on a channel the flow may use.
    NO_ADDRESS("the person has no address on a channel that the flow may use"),
    /// No channel that the flow may use can send.
    NO_CHANNEL("no channel that the flow may use has credentials"),
    /// The person was asked as often as they may be.
    AT_MOST("the person was asked as often as the flow's at-most allows"),
    /// A more important flow asks the same person soon.
    OUTRANKED("a flow of higher priority asks the person soon, and only one may"),
    /// As many people were asked as may be.
    QUOTA("the flow's quota is used up"),
    /// It waited for too long.
    TOO_LATE("it waited for so long that nobody would know what it is about"),
    /// The flow was taken away.
    UNKNOWN_FLOW("no flow of this name is published"),
    /// The person was erased.
    UNKNOWN_CONTACT("the person is not known any more"),
    /// The lane refused it.
    REFUSED("the conversation could not be started");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /// The word in records and answers of the API: `quiet-hours`.
    public String word() {
        return Word.of(this);
    }

    /// For people; goes after "because".
    public String sentence() {
        return sentence;
    }

    /// The reason of that word.
    public static Optional<Reason> of(String word) {
        return Word.find(Reason.class, word);
    }
}
