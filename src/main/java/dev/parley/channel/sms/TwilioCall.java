package dev.parley.channel.sms;

import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import dev.parley.kit.HttpLine;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SDK's HTTP client for one call of ours. The SDK's own sends a request up to four times on a status of 5xx; this
/// one sends it once, and remembers what came back. One thread.
final class TwilioCall extends HttpClient {
    private final HttpLine line;
    private final URI api;
    private final boolean lists;
    private HttpLine.@Nullable Answer answer;

    private TwilioCall(HttpLine line, URI api, boolean lists) {
        this.line = line;
        this.api = api;
        this.lists = lists;
    }

    /// A call that makes a message.
    static TwilioCall toSend(HttpLine line, URI api) {
        return new TwilioCall(line, api, false);
    }

    /// A call whose answer must hold a list of messages: the SDK takes an answer with a senseless list for an empty
    /// one, and of a message that is not listed we would think that it was never sent.
    static TwilioCall toList(HttpLine line, URI api) {
        return new TwilioCall(line, api, true);
    }

    /// The SDK's client that makes this call.
    TwilioRestClient client(String accountSid, Secret authToken) {
        return new TwilioRestClient.Builder(accountSid, authToken.reveal())
                .httpClient(this)
                .build();
    }

    /// What Twilio answered last, if it did.
    Optional<HttpLine.Answer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public Response makeRequest(Request request) {
        URL url = request.constructURL();
        boolean isForm = Objects.equals(request.getContentType(), EnumConstants.ContentType.FORM_URLENCODED);
        String form = isForm ? Objects.requireNonNullElse(request.encodeFormBody(), "") : "";
        HttpLine.Answer came = line.ask(new HttpLine.Ask(
                request.getMethod().toString(),
                URI.create(api + url.getFile()),
                request.getAuthString(),
                HttpLine.FORM,
                form));
        answer = came;
        if (lists && came.status() == 200 && !MessageList.isIn(came.body().getBytes())) {
            throw new NoAnswer("an answer without a list of messages");
        }
        return new Response(new ByteArrayInputStream(came.body().getBytes()), came.status());
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }
}
