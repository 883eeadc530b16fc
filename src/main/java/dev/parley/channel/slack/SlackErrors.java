package dev.parley.channel.slack;

import dev.parley.channel.Delivery;
import java.time.Duration;
import java.util.Set;

/// What Slack's refusals mean for a message (docs.slack.dev/reference/methods/chat.postMessage#errors).
final class SlackErrors {
    /// The app or its token is not in order; an admin has to do something.
    private static final Set<String> UNTIL_REPAIRED = Set.of(
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "no_permission",
            "missing_scope",
            "not_allowed_token_type",
            "org_login_required",
            "ekm_access_denied",
            "access_denied",
            "accesslimited",
            "team_access_not_granted",
            "messages_tab_disabled",
            "two_factor_setup_required",
            "method_deprecated",
            "deprecated_endpoint");
    /// It was not done, and may be done soon.
    private static final Set<String> SOON =
            Set.of("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org", "message_limit_exceeded");
    /// "Some aspect of the operation succeeded before the error was raised", as the reference says.
    private static final Set<String> NOBODY_KNOWS = Set.of("internal_error", "fatal_error", "request_timeout");

    private static final Duration REPAIR = Duration.ofMinutes(5);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private SlackErrors() {}

    /// What became of a message that Slack did not take.
    static Delivery of(SlackApi.Answer answer) {
        String error = answer.error();
        int status = answer.status();
        if (status == 429 || SOON.contains(error)) {
            return new Delivery.Deferred(answer.reason(), pause(answer, USUAL_PAUSE));
        }
        if (UNTIL_REPAIRED.contains(error)) {
            return new Delivery.Deferred(answer.reason(), REPAIR);
        }
        if (NOBODY_KNOWS.contains(error) || status >= 500 || (status == 200 && error.isEmpty())) {
            return new Delivery.Unknown(answer.reason());
        }
        boolean isRefused = status == 200 || status == 400 || status == 413;
        return isRefused
                ? new Delivery.Refused(answer.reason(), false)
                : new Delivery.Deferred(answer.reason(), REPAIR);
    }

    /// What became of a message whose way could not be found: it was certainly not sent.
    static Delivery before(SlackApi.Answer answer) {
        return switch (of(answer)) {
            case Delivery.Unknown unknown -> new Delivery.Deferred(unknown.reason(), Duration.ZERO);
            case Delivery.Sent sent -> sent;
            case Delivery.Deferred deferred -> deferred;
            case Delivery.Refused refused -> refused;
        };
    }

    /// How long Slack wants to be left alone.
    ///
    /// @param usual if it does not say
    static Duration pause(SlackApi.Answer answer, Duration usual) {
        String seconds = answer.retryAfter();
        boolean isNumber =
                !seconds.isEmpty() && seconds.length() <= 6 && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return usual;
        }
        Duration asked = Duration.ofSeconds(Integer.parseInt(seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
