package dev.parley.channel.sms;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.kit.HttpLine;
import dev.parley.kit.NoAnswer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Sends text messages through Twilio's REST interface. Safe for any thread; blocks.
public final class SmsSender implements Sender, AutoCloseable {
    /// How long Twilio may keep a message it cannot pass on: a question of the evening must not arrive at night. 4
    /// hours.
    private static final int VALID_SECONDS = 4 * 60 * 60;

    private static final long LISTED = 50;

    private final SmsAccount account;
    private final HttpLine line;

    private SmsSender(SmsAccount account, HttpLine line) {
        this.account = account;
        this.line = line;
    }

    /// Sends with this account.
    public static SmsSender of(Vertx vertx, SmsAccount account) {
        return new SmsSender(account, new HttpLine(vertx, HttpLine.Deadlines.USUAL, SmsAccount.CONNECTIONS));
    }

    static SmsSender of(Vertx vertx, SmsAccount account, HttpLine.Deadlines deadlines) {
        return new SmsSender(account, new HttpLine(vertx, deadlines, SmsAccount.CONNECTIONS));
    }

    @Override
    public Delivery send(Route route, Outbound message) {
        TwilioCall call = TwilioCall.toSend(line, account.api());
        try {
            Message made = creator(route, message).create(call.client(account.sid(), account.authToken()));
            return Optional.ofNullable(made)
                    .map(Message::getSid)
                    .filter(sid -> !sid.isEmpty())
                    .<Delivery>map(Delivery.Sent::new)
                    .orElseGet(() -> new Delivery.Unknown("an answer without a sid"));
        } catch (NoAnswer e) {
            return e.isBegun() ? new Delivery.Unknown(e.reason()) : new Delivery.Deferred(e.reason(), Duration.ZERO);
        } catch (TwilioException e) {
            return TwilioErrors.of(call.answer(), e);
        }
    }

    @Override
    public Search find(Route route, Outbound message, Instant since) {
        TwilioCall call = TwilioCall.toList(line, account.api());
        try {
            // Not by the time of sending, which a message that Twilio still keeps does not have.
            List<Message> listed = new MessageReader(account.sid())
                    .setTo(route.their())
                    .setPageSize(LISTED)
                    .firstPage(call.client(account.sid(), account.authToken()))
                    .getRecords();
            return new Search.Found(sids(listed, route, message, since));
        } catch (NoAnswer e) {
            return new Search.Unreachable(e.reason());
        } catch (TwilioException e) {
            int status = call.answer().map(HttpLine.Answer::status).orElse(0);
            return new Search.Unreachable("HTTP " + status);
        }
    }

    private List<String> sids(List<Message> listed, Route route, Outbound message, Instant since) {
        List<String> pieces = pieces(message.text());
        String text = pieces.isEmpty() ? "" : pieces.getFirst();
        return listed.stream()
                .filter(one -> isOurs(one, route) && !created(one).isBefore(since))
                .filter(one -> text.equals(one.getBody()))
                .sorted(Comparator.comparing(SmsSender::created))
                .map(one -> Objects.requireNonNullElse(one.getSid(), ""))
                .filter(sid -> !sid.isEmpty())
                .toList();
    }

    @Override
    public List<String> pieces(String text) {
        return MessageTexts.of(text);
    }

    @Override
    public void close() {
        line.close();
    }

    private MessageCreator creator(Route route, Outbound message) {
        PhoneNumber to = new PhoneNumber(route.their());
        MessageCreator creator = SmsAccount.isService(route.our())
                ? new MessageCreator(account.sid(), to, route.our(), message.text())
                : new MessageCreator(account.sid(), to, new PhoneNumber(route.our()), message.text());
        creator.setValidityPeriod(VALID_SECONDS);
        account.callback().ifPresent(base -> creator.setStatusCallback(StatusCallback.of(base, message.key())));
        return creator;
    }

    private static boolean isOurs(Message one, Route route) {
        boolean isOutbound = String.valueOf(one.getDirection()).startsWith("outbound");
        String from = one.getFrom() == null ? "" : one.getFrom().toString();
        return isOutbound && (SmsAccount.isService(route.our()) || from.equals(route.our()));
    }

    private static Instant created(Message one) {
        return one.getDateCreated() == null ? Instant.MAX : one.getDateCreated().toInstant();
    }
}
