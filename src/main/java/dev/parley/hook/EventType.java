package dev.parley.hook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What webhooks tell of. The names are those that endpoints ask for and events bear.
public enum EventType {
    /// Somebody was asked to take part.
    INVITATION_SENT("invitation.sent"),
    /// Somebody was not asked to take part, and will not be; with the reason.
    INVITATION_NOT_SENT("invitation.not_sent"),
    /// A score was given or corrected.
    RATING_RECORDED("rating.recorded"),
    /// A question without a score was answered, or its answer corrected.
    ANSWER_RECORDED("answer.recorded"),
    /// A conversation came to its end, however it did.
    CONVERSATION_COMPLETED("conversation.completed"),
    /// Somebody wants no messages.
    CONTACT_OPTED_OUT("contact.opted_out"),
    /// A case was opened.
    CASE_OPENED("case.opened"),
    /// A case has another owner.
    CASE_ASSIGNED("case.assigned"),
    /// Somebody at the desk replied to the person.
    CASE_REPLIED("case.replied"),
    /// A case was put away until a time.
    CASE_SNOOZED("case.snoozed"),
    /// Nobody replied in time.
    CASE_ESCALATED("case.escalated"),
    /// A case was closed.
    CASE_CLOSED("case.closed"),
    /// A case was opened again.
    CASE_REOPENED("case.reopened"),
    /// Another endpoint was switched off, because it had failed for days.
    WEBHOOK_DISABLED("webhook.disabled"),
    /// Somebody tries out an endpoint.
    WEBHOOK_TEST("webhook.test");

    private final String name;

    EventType(String name) {
        this.name = name;
    }

    /// The name: `rating.recorded`.
    public String word() {
        return name;
    }

    /// All names.
    public static List<String> words() {
        return Stream.of(values()).map(EventType::word).toList();
    }

    /// The type that tells of something that happened with a case, if one does.
    static Optional<EventType> ofCase(String kind) {
        return switch (kind) {
            case "opened" -> Optional.of(CASE_OPENED);
            case "assigned" -> Optional.of(CASE_ASSIGNED);
            case "replied" -> Optional.of(CASE_REPLIED);
            case "snoozed" -> Optional.of(CASE_SNOOZED);
            case "escalated" -> Optional.of(CASE_ESCALATED);
            case "closed" -> Optional.of(CASE_CLOSED);
            case "reopened", "woken" -> Optional.of(CASE_REOPENED);
            default -> Optional.empty();
        };
    }

    /// Whether a name or a group of names (`case.*`, `*`) means this type.
    boolean isMeantBy(String wanted) {
        return wanted.equals("*")
                || wanted.equals(name)
                || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    /// Whether a name or a group of names means any type.
    public static boolean isKnown(String wanted) {
        return Stream.of(values()).anyMatch(type -> type.isMeantBy(wanted));
    }
}
