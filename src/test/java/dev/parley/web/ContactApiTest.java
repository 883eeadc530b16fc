package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.AddressHashes;
import dev.parley.contact.ContactBook;
import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.kit.Ids;
import dev.parley.results.Settled;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactApiTest {
    private static final String PATH = "/api/v1/contacts";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.120Z");

    private final Store store;

    @AutoClose
    private final RunningServer server;

    ContactApiTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        TestClock clock = new TestClock(NOW);
        Ids ids = new Ids(clock, new Random(1));
        ContactBook book = new ContactBook(store.contacts(), ids::next, clock);
        server = RunningServer.and(
                        new ContactRoutes(
                                new ContactRoutes.Parts(
                                        store.contacts(),
                                        book,
                                        store.erasure(
                                                new AddressHashes(new byte[32]),
                                                new Settled(store.sums(), SumTalks.flows(), ZoneOffset.UTC))),
                                RunningServer.serving(store, clock)),
                        new ExportRoutes(
                                new ExportRoutes.Sources(
                                        store.conversations(), store.contacts(), new ParquetAnswer(folder, clock)),
                                RunningServer.tokens(),
                                RunningServer.serving(store, clock).work()))
                .over(store);
    }

    @Test
    void nobody_gets_in_without_a_token() {
        assertThat(server.get(PATH).statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/exports/contacts").statusCode()).isEqualTo(401);
        assertThat(server.send(server.request(PATH + "/import").POST(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_contact_is_made_then_known() {
        HttpResponse<String> first = post("""
                {"externalId": "crm-7", "name": "Ana Lopez", "phone": "+1 555-0101", "zone": "America/New_York",
                 "tier": "gold", "consents": {"sms": {"given": true, "proof": "web form"}}}""");
        HttpResponse<String> second = post("""
                {"phone": "+15550101", "language": "es", "tier": null, "spend": 12.50}""");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        JsonObject contact = new JsonObject(second.body());
        assertThat(contact.getString("id")).isEqualTo(new JsonObject(first.body()).getString("id"));
        assertThat(contact.getString("name")).isEqualTo("Ana Lopez");
        assertThat(contact.getString("language")).isEqualTo("es");
        assertThat(second.body()).contains("\"attributes\":{\"spend\":12.50}");
        assertThat(contact.getJsonObject("consents").getJsonObject("sms").getString("proof"))
                .isEqualTo("web form");
        assertThat(new JsonObject(
                        server.api(PATH + "/" + contact.getString("id")).body()))
                .isEqualTo(contact);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bad-contacts.tsv", delimiter = '\t', quoteCharacter = '`', numLinesToSkip = 1)
    void bad_input_is_told_where_it_is(String body, int status, String pointer, String message) {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        JsonObject problem = new JsonObject(answer.body());
        if (pointer == null) {
            assertThat(problem.getString("detail")).contains(message);
        } else {
            JsonObject fault = problem.getJsonArray("errors").getJsonObject(0);
            assertThat(fault.getString("pointer")).isEqualTo(pointer.equals("-") ? "" : pointer);
            assertThat(fault.getString("message")).contains(message);
        }
        assertThat(items(server.api(PATH))).isEmpty();
    }

    @Test
    void the_same_key_gets_the_first_answer_again() {
        String body = "{\"externalId\": \"crm-7\"}";
        HttpResponse<String> first = server.send(write("POST", PATH, body).header("Idempotency-Key", "k1"));
        HttpResponse<String> again = server.send(write("POST", PATH, body).header("Idempotency-Key", "k1"));
        HttpResponse<String> other =
                server.send(write("POST", PATH, "{\"externalId\": \"crm-8\"}").header("Idempotency-Key", "k1"));
        HttpResponse<String> empty = server.send(write("POST", PATH, body).header("Idempotency-Key", " "));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("key-reused");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(items(server.api(PATH))).hasSize(1);
    }

    @Test
    void a_key_whose_request_failed_may_be_used_again() {
        HttpResponse<String> bad =
                server.send(write("POST", PATH, "{\"zone\": \"x\"}").header("Idempotency-Key", "k1"));
        HttpResponse<String> good =
                server.send(write("POST", PATH, "{\"externalId\": \"crm-7\"}").header("Idempotency-Key", "k1"));

        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(good.statusCode()).isEqualTo(201);
    }

    @Test
    void what_belongs_to_another_is_a_conflict() {
        post("{\"externalId\": \"a\", \"phone\": \"+15550101\"}");
        post("{\"externalId\": \"b\", \"phone\": \"+15550102\"}");

        HttpResponse<String> answer = post("{\"externalId\": \"a\", \"phone\": \"+15550102\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("contact-conflict");
    }

    @Test
    void lists_go_by_cursor_and_look_up_by_key() {
        IntStream.range(0, 5).forEach(i -> post("{\"externalId\": \"c" + i + "\", \"phone\": \"+1555010" + i + "\"}"));

        JsonObject first = new JsonObject(server.api(PATH + "?limit=3").body());
        JsonObject second = new JsonObject(
                server.api(PATH + "?limit=3&cursor=" + first.getString("next")).body());

        assertThat(first.getJsonArray("items")).hasSize(3);
        assertThat(second.getJsonArray("items")).hasSize(2);
        assertThat(second.containsKey("next")).isFalse();
        assertThat(items(server.api(PATH + "?phone=%2B15550103"))
                        .getJsonObject(0)
                        .getString("externalId"))
                .isEqualTo("c3");
        assertThat(items(server.api(PATH + "?externalId=c4"))).hasSize(1);
        assertThat(server.api(PATH + "?phone=abc&limit=0&tier=x").body())
                .contains("?phone")
                .contains("?limit")
                .contains("?tier");
        assertThat(server.api(PATH + "?cursor=%21").statusCode()).isEqualTo(400);
    }

    @Test
    void a_patch_changes_the_contact_of_its_path() {
        String id = new JsonObject(post("{\"externalId\": \"a\"}").body()).getString("id");

        HttpResponse<String> answer = server.send(write("PATCH", PATH + "/" + id, "{\"name\": \"Kim\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("name")).isEqualTo("Kim");
        assertThat(server.send(write("PATCH", PATH + "/nobody", "{\"name\": \"Kim\"}"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_erased_person_is_gone_but_their_stop_stays_as_a_hash() {
        JsonObject contact =
                new JsonObject(post("{\"externalId\": \"a\", \"phone\": \"+15550101\", \"optedOut\": true}")
                        .body());
        String path = PATH + "/" + contact.getString("id");

        HttpResponse<String> erased = server.send(write("DELETE", path, ""));

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(erased.body()).getBoolean("stopKept")).isTrue();
        assertThat(server.api(path).statusCode()).isEqualTo(404);
        assertThat(server.send(write("DELETE", path, "")).statusCode()).isEqualTo(404);
        String hash = new AddressHashes(new byte[32])
                .of(new dev.parley.contact.Address(dev.parley.flow.Medium.SMS, "+15550101"));
        assertThat(store.stops().among(List.of(hash))).isPresent();
    }

    @Test
    void a_table_is_imported_and_each_bad_row_is_told() {
        String table = """
                externalId;name;phone;zone;tier;spend:number;consents.sms
                a;Ana;+1 555 0101;America/New_York;gold;12.5;yes
                b;"Ben; the second";+15550102;Mars/Olympus;;;
                c;Cid;+15550103;;;much;
                d;Dan;5550104;;;;maybe
                e;Eve
                ;Fay;;;;;
                a;Ana Lopez;;;silver;;
                """;

        JsonObject dry = imported(table, "text/csv", "?dryRun=true");
        assertThat(items(server.api(PATH))).isEmpty();
        JsonObject answer = imported(table, "text/csv; charset=utf-8", "");

        assertThat(dry.copy().put("dryRun", false)).isEqualTo(answer);
        assertThat(answer.getInteger("rows")).isEqualTo(7);
        assertThat(answer.getInteger("created")).isEqualTo(1);
        assertThat(answer.getInteger("updated")).isEqualTo(1);
        assertThat(answer.getInteger("refused")).isEqualTo(5);
        assertThat(answer.getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getInteger("row") + " " + error.getString("column")))
                .containsExactly("3 zone", "4 spend:number", "5 phone", "5 consents.sms", "6 ", "7 ");
        JsonObject ana = items(server.api(PATH)).getJsonObject(0);
        assertThat(ana.getString("name")).isEqualTo("Ana Lopez");
        assertThat(ana.getJsonObject("attributes").encode()).isEqualTo("{\"tier\":\"silver\",\"spend\":12.5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "\"sep=;\"", "SEP=;"})
    void a_first_line_in_which_a_spreadsheet_names_its_separator_is_understood(String first) {
        JsonObject answer = imported(first + "\r\nexternalId;name\r\na;Ana, Lopez\r\n;x\r\n", "text/csv", "");
        assertThat(answer.getInteger("created")).isEqualTo(1);
        assertThat(answer.getJsonArray("errors").getJsonObject(0).getInteger("row"))
                .isEqualTo(4);
        assertThat(items(server.api(PATH)).getJsonObject(0).getString("name")).isEqualTo("Ana, Lopez");
    }

    @Test
    void a_header_that_cannot_be_used_takes_nothing_in() {
        assertThat(importing("phone,phone\n+15550101,+15550102\n", "text/csv", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(importing("phone,spend:dollars\n+15550101,1\n", "text/csv", "")
                        .body())
                .contains("kinds are text, number and truth");
        assertThat(importing("", "text/csv", "").statusCode()).isEqualTo(400);
        assertThat(importing("x", "text/html", "").statusCode()).isEqualTo(415);
        assertThat(items(server.api(PATH))).isEmpty();
    }

    @Test
    void json_lines_are_imported_and_each_bad_line_is_told() {
        JsonObject answer = imported("""
                {"externalId": "a", "addresses": {"slack": "U024BE7LH"}}

                {"externalId": "b", "phone": 15550102}
                {"externalId": "c"
                [1]
                {"externalId": "d", "spend": 1e999}
                {"externalId": "e"}
                """, "application/x-ndjson", "");

        assertThat(answer.getInteger("created")).isEqualTo(2);
        assertThat(answer.getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getInteger("row")))
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void an_unclosed_quote_ends_a_table_and_says_where() {
        JsonObject answer = imported("externalId,name\na,Ana\nb,\"Ben\nc,Cid\n", "text/csv", "");

        assertThat(answer.getInteger("created")).isEqualTo(1);
        assertThat(answer.getInteger("refused")).isEqualTo(1);
        assertThat(answer.getJsonArray("errors").getJsonObject(0).getInteger("row"))
                .isEqualTo(3);
    }

    @Test
    void many_rows_stream_through() {
        String table = IntStream.range(0, 3_000)
                .mapToObj(i -> "x" + i + "," + (i % 10 == 0 ? "no number" : "+1555" + (300_000 + i)))
                .collect(Collectors.joining("\n", "externalId,phone\n", "\n"));

        JsonObject answer = imported(table, "text/csv", "");

        assertThat(answer.getInteger("created")).isEqualTo(2_700);
        assertThat(answer.getJsonArray("errors")).hasSize(300);
        assertThat(server.api("/api/v1/exports/contacts?format=jsonl").body().lines())
                .hasSize(2_700);
    }

    @Test
    void what_is_exported_may_be_imported_again_and_runs_nowhere() {
        post("{\"externalId\": \"a\", \"name\": \"=HYPERLINK(1)\", \"phone\": \"+15550101\", \"tier\": \"gold\","
                + " \"optedOut\": {\"channel\": \"sms\", \"proof\": \"letter\"}}");
        String before = server.api(PATH).body();
        String table = server.api("/api/v1/exports/contacts").body();
        String lines = server.api("/api/v1/exports/contacts?format=jsonl").body();

        assertThat(table).contains("'=HYPERLINK(1)").contains("+15550101").doesNotContain("'+1555");
        JsonObject fromTable = imported(table, "text/csv", "");
        JsonObject fromLines = imported(lines, "application/x-ndjson", "");

        assertThat(fromTable.getInteger("updated")).as(fromTable.encode()).isEqualTo(1);
        assertThat(fromLines.getInteger("updated")).as(fromLines.encode()).isEqualTo(1);
        assertThat(server.api(PATH).body()).isEqualTo(before);
        assertThat(server.api("/api/v1/exports/contacts?format=xls").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> post(String body) {
        return server.send(write("POST", PATH, body));
    }

    private HttpRequest.Builder write(String method, String path, String body) {
        return server.request(path)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> importing(String file, String type, String query) {
        return server.send(server.request(PATH + "/import" + query)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(file)));
    }

    private JsonObject imported(String file, String type, String query) {
        HttpResponse<String> answer = importing(file, type, query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static JsonArray items(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonArray("items");
    }
}
