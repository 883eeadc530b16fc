package dev.parley.calling;

import dev.parley.calling.Integration.Method;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Integrations as named values, for the store and for the API. Headers are sealed where they are stored, and shown to
/// nobody.
public final class IntegrationFields {
    private static final int URL = 1_000;
    private static final int HEADER = 4_000;
    private static final int HEADERS = 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
    /// What the connection itself needs is not for others to say.
    private static final List<String> OURS =
            List.of("host", "content-length", "transfer-encoding", "connection", "idempotency-key");

    private IntegrationFields() {}

    /// Reads what an admin gives: `{url, method, headers, repeatable}`.
    ///
    /// @param before what is set up under that name: headers that are not given stay
    /// @param refusal why an address cannot be called, by its look alone
    /// @param faults what is wrong is added; what is read is of no use then
    public static Integration read(
            String name,
            Value given,
            Optional<Integration> before,
            Function<URI, Optional<String>> refusal,
            List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        if (!NAME.matcher(name).matches()) {
            parts.fault("", "a name is lower-case letters, digits and dashes, as in flows: crm");
        }
        URI url = url(parts, refusal);
        Method method = method(parts);
        Map<String, String> headers = parts.has("headers")
                ? headers(parts.object("headers"))
                : before.map(one -> one.headers().values()).orElse(Map.of());
        boolean repeatable = parts.truth("repeatable", method != Method.POST);
        parts.nothingElse();
        return new Integration(name, method, url, new Integration.Headers(headers), repeatable);
    }

    private static URI url(Parts parts, Function<URI, Optional<String>> refusal) {
        String text = parts.needed("url", URL);
        try {
            URI url = URI.create(text);
            if (!text.isEmpty()) {
                refusal.apply(url).ifPresent(why -> parts.fault("url", why));
            }
            return url;
        } catch (IllegalArgumentException e) {
            parts.fault("url", "is no web address");
            return URI.create("");
        }
    }

    private static Method method(Parts parts) {
        String word = parts.text("method", 10);
        for (Method one : Method.values()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        if (!word.isEmpty()) {
            parts.fault("method", "is GET, POST or PUT");
        }
        return Method.POST;
    }

    private static Map<String, String> headers(Parts parts) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : parts.names()) {
            String value = parts.text(name, HEADER);
            if (!TOKEN.matcher(name).matches() || OURS.stream().anyMatch(name::equalsIgnoreCase)) {
                parts.fault(name, "is no header that can be set");
            } else if (!PRINTABLE.matcher(value).matches()) {
                parts.fault(name, "has other characters than printable ASCII");
            } else {
                headers.put(name, value);
            }
        }
        if (headers.size() > HEADERS) {
            parts.fault("", "are " + HEADERS + " at most");
        }
        return headers;
    }

    /// What the API shows: the names of headers, and none of their values.
    public static Value.Fields shown(Integration one) {
        List<Value> names =
                one.headers().values().keySet().stream().sorted().map(Value::of).toList();
        return base(one).with("headers", new Value.Many(names));
    }

    static Value.Fields stored(Integration one, UnaryOperator<String> seal) {
        Map<String, Value> headers = new LinkedHashMap<>();
        one.headers().values().forEach((name, value) -> headers.put(name, Value.of(seal.apply(value))));
        return base(one).with("headers", new Value.Fields(headers));
    }

    private static Value.Fields base(Integration one) {
        return Value.Fields.NONE
                .with("name", Value.of(one.name()))
                .with("method", Value.of(one.method().name()))
                .with("url", Value.of(one.url().toString()))
                .with("repeatable", Value.of(one.repeatable()));
    }

    static Integration from(Value.Fields stored, UnaryOperator<String> open) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (stored.get("headers") instanceof Value.Fields sealed) {
            sealed.fields().forEach((name, value) -> headers.put(name, open.apply(value.shown())));
        }
        return new Integration(
                stored.get("name").shown(),
                Method.valueOf(stored.get("method").shown()),
                URI.create(stored.get("url").shown()),
                new Integration.Headers(headers),
                stored.get("repeatable").equals(Value.of(true)));
    }
}
