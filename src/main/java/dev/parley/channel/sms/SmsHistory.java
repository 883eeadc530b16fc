package dev.parley.channel.sms;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import dev.parley.channel.History;
import dev.parley.channel.Inbound;
import dev.parley.kit.HttpLine;
import dev.parley.kit.NoAnswer;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Text messages that came in, from Twilio's list. Safe for any thread; blocks.
public final class SmsHistory implements History {
    /// Twilio would list a thousand on a page, which long texts could make larger than a body may be.
    private static final long LISTED = 200;
    /// The newest 100,000 messages; the older ones of a longer list are given up.
    private static final int PAGES = 500;
    /// Of a list of many pages one or the other fails; that must not cost the others.
    private static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SmsHistory.class);

    private final SmsAccount account;
    private final HttpLine line;
    private final String service;

    private SmsHistory(SmsAccount account, HttpLine line, String service) {
        this.account = account;
        this.line = line;
        this.service = service;
    }

    /// Of this account.
    ///
    /// @param service the messaging service whose numbers stand for one address of ours, "" if there is none
    public static SmsHistory of(Vertx vertx, SmsAccount account, String service) {
        return new SmsHistory(account, new HttpLine(vertx, HttpLine.Deadlines.USUAL, SmsAccount.CONNECTIONS), service);
    }

    @Override
    public Listed since(Instant time) {
        TwilioCall call = TwilioCall.toList(line, account.api());
        TwilioRestClient client = call.client(account.sid(), account.authToken());
        MessageReader reader = new MessageReader(account.sid())
                .setDateSentAfter(time.atZone(ZoneOffset.UTC))
                .setPageSize(LISTED);
        try {
            List<Message> listed = new ArrayList<>();
            Page<Message> page = tried(() -> reader.firstPage(client));
            listed.addAll(page.getRecords());
            for (int pages = 1; page.hasNextPage() && pages < PAGES; pages++) {
                Page<Message> last = page;
                page = tried(() -> reader.nextPage(last, client));
                listed.addAll(page.getRecords());
            }
            if (page.hasNextPage()) {
                LOG.warn(
                        "Twilio's list since {} is too long: only its newest {} messages are read",
                        time,
                        listed.size());
            }
            return new Listed.Messages(read(listed));
        } catch (NoAnswer e) {
            return new Listed.Unreachable(e.reason());
        } catch (TwilioException e) {
            return new Listed.Unreachable(
                    "HTTP " + call.answer().map(HttpLine.Answer::status).orElse(0));
        }
    }

    private static Page<Message> tried(Supplier<Page<Message>> page) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return page.get();
            } catch (NoAnswer | TwilioException e) {
                LOG.debug("a page of Twilio's list could not be had, tried again: {}", e.getMessage());
            }
        }
        return page.get();
    }

    private List<History.Arrival> read(List<Message> listed) {
        return listed.stream()
                .filter(one -> "inbound".equals(String.valueOf(one.getDirection())))
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<History.Arrival> read(Message one) {
        String to = Objects.requireNonNullElse(one.getTo(), "");
        String from = one.getFrom() == null ? "" : one.getFrom().toString();
        String sid = Objects.requireNonNullElse(one.getSid(), "");
        if (to.isEmpty() || from.isEmpty() || sid.isEmpty() || one.getDateSent() == null) {
            return Optional.empty();
        }
        boolean isService = !service.isEmpty() && service.equals(one.getMessagingServiceSid());
        String text = Base64Body.decode(Objects.requireNonNullElse(one.getBody(), ""));
        Inbound inbound =
                new Inbound(SmsWebhook.CHANNEL, isService ? service : to, from, sid, Inbound.Content.of(text));
        return Optional.of(new History.Arrival(inbound, one.getDateSent().toInstant()));
    }
}
