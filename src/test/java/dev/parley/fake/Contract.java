package dev.parley.fake;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.parley.access.Right;
import dev.parley.access.Rights;
import dev.parley.web.ApiDocument;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds answers of the API against the OpenAPI document: whatever a test asks of a server, it also tries this. Safe
/// for any thread.
public final class Contract {
    private static final Rights RIGHTS = Rights.shipped();
    private static final JsonObject DOCUMENT = ApiDocument.of(RIGHTS);
    private static final Set<String> TYPES = Set.of("application/json", "application/problem+json");
    private static final int SHOWN = 2_000;
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    /// An answer as a test saw it.
    ///
    /// @param path without its query
    /// @param type the content type, "" if there is none
    public record Seen(String method, String path, int status, String type, String body) {}

    /// The answer itself, if it is as the document says.
    ///
    /// @throws AssertionError if not
    public static HttpResponse<String> checked(HttpResponse<String> answer) {
        check(seen(answer, answer.body()));
        return answer;
    }

    /// An answer whose body was read elsewhere.
    public static Seen seen(HttpResponse<?> answer, String body) {
        return new Seen(
                answer.request().method(),
                answer.request().uri().getPath(),
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                body);
    }

    /// Fails unless the answer is as the document says. What is not in the table of rights is not looked at: the door
    /// lets nobody through to it.
    public static void check(Seen seen) {
        RIGHTS.of(seen.method(), seen.path()).ifPresent(right -> check(right, seen));
    }

    private static void check(Right right, Seen seen) {
        JsonObject responses = DOCUMENT.getJsonObject("paths")
                .getJsonObject(right.path())
                .getJsonObject(right.method().toLowerCase(Locale.ROOT))
                .getJsonObject("responses");
        String status = String.valueOf(seen.status());
        boolean isTold = responses.containsKey(status);
        if (!isTold && seen.status() < 400) {
            throw wrong(seen, "the document does not tell of this status");
        }
        JsonObject response = followed(responses.getJsonObject(isTold ? status : "default"));
        String type = seen.type().replaceAll(";.*", "");
        if (!response.getJsonObject("content").containsKey(type)) {
            throw wrong(seen, "the document does not tell of the content type " + type);
        }
        if (TYPES.contains(type) && !seen.method().equals("HEAD")) {
            String key = right.method() + " " + right.path() + " " + status;
            JsonSchema schema = SCHEMAS.computeIfAbsent(
                    key,
                    it -> schema(response.getJsonObject("content")
                            .getJsonObject(type)
                            .getJsonObject("schema")));
            Set<ValidationMessage> faults = schema.validate(seen.body(), InputFormat.JSON);
            if (!faults.isEmpty()) {
                throw wrong(seen, faults.toString());
            }
        }
    }

    private static JsonObject followed(JsonObject response) {
        String reference = response.getString("$ref", "");
        return reference.isEmpty()
                ? response
                : DOCUMENT.getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring("#/components/responses/".length()));
    }

    private static JsonSchema schema(JsonObject schema) {
        JsonObject whole = schema.copy().put("components", DOCUMENT.getJsonObject("components"));
        return FACTORY.getSchema(whole.encode(), STRICT);
    }

    private static AssertionError wrong(Seen seen, String why) {
        return new AssertionError(seen.method() + " " + seen.path() + " answered " + seen.status()
                + " otherwise than src/main/resources/dev/parley/web/openapi says: " + why + " in "
                + seen.body().substring(0, Math.min(SHOWN, seen.body().length())));
    }
}
