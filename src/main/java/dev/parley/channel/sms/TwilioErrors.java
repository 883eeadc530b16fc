package dev.parley.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import dev.parley.channel.Delivery;
import dev.parley.kit.HttpLine;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What Twilio's refusals mean for a message (twilio.com/docs/api/errors).
final class TwilioErrors {
    /// The person has sent STOP to this number or service: attempts are refused until they send START.
    private static final Set<Integer> OPTED_OUT = Set.of(21610);
    /// The sender's queue at Twilio is full; more calls at once than the account may make.
    private static final Set<Integer> TRY_LATER = Set.of(21611, 20429, 14107);
    /// Why messages are lost that may arrive a little later: too many to one number, the queue overflowed, the phone is
    /// off, nobody knows, a part was lost, the carrier's rate; 0 where no reason is given.
    private static final Set<Integer> PASSING = Set.of(0, 14107, 30001, 30003, 30008, 30009, 30022);
    /// So long an account that is locked, out of money or misconfigured takes to be repaired, at the least.
    private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(5);

    private static final Duration QUEUE_FULL = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private TwilioErrors() {}

    /// Whether an error code says that the person wants no messages.
    static boolean isOptOut(int code) {
        return OPTED_OUT.contains(code);
    }

    /// Whether what a message was lost for may be over soon.
    static boolean isPassing(int code) {
        return PASSING.contains(code);
    }

    /// What became of a message whose call ended with this answer and exception.
    static Delivery of(Optional<HttpLine.Answer> answer, TwilioException failure) {
        int status = answer.map(HttpLine.Answer::status).orElse(0);
        int code = failure instanceof ApiException api ? Objects.requireNonNullElse(api.getCode(), 0) : 0;
        String reason = code == 0 ? "HTTP " + status : "Twilio error " + code;
        if (isOptOut(code)) {
            return new Delivery.Refused(reason, true);
        }
        if (status == 429 || TRY_LATER.contains(code)) {
            return new Delivery.Deferred(reason, pause(answer, code));
        }
        return switch (status) {
            case 400, 410, 413, 422 -> new Delivery.Refused(reason, false);
            case 401, 402, 403, 404, 405 -> new Delivery.Deferred(reason, UNTIL_REPAIRED);
            default ->
                status >= 300 && status < 400
                        ? new Delivery.Deferred(reason, UNTIL_REPAIRED)
                        : new Delivery.Unknown(reason);
        };
    }

    private static Duration pause(Optional<HttpLine.Answer> answer, int code) {
        String seconds = answer.map(HttpLine.Answer::retryAfter).orElse("");
        boolean isNumber =
                !seconds.isEmpty() && seconds.length() <= 6 && seconds.chars().allMatch(Character::isDigit);
        if (isNumber) {
            Duration asked = Duration.ofSeconds(Integer.parseInt(seconds));
            return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        }
        return code == 21611 ? QUEUE_FULL : Duration.ZERO;
    }
}
