package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Inbound;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.conversation.Phrases;
import dev.parley.fake.ParquetRows;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.kit.Ids;
import dev.parley.kit.Work;
import dev.parley.outbox.Courier;
import dev.parley.reply.StandardReader;
import dev.parley.schedule.ContactKeeper;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.OurEnds;
import dev.parley.schedule.Reason;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineAndExportTest {
    private static final String OURS = "+15550111";
    private static final Address ANA = new Address(Medium.SMS, "+15550101");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T15:00:00.120Z"));
    private final LaneIds lanes = new LaneIds(new byte[32]);
    private Store store;
    private RunningServer server;
    private ContactBook contacts;
    private Inbox inbox;
    private int messages;

    @BeforeEach
    void start() {
        store = TestStore.open(folder);
        contacts = new ContactBook(store.contacts(), new Ids(clock, new Random(1))::next, clock);
        PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
        flows.publish(List.of(TestFlows.of("""
                flow: nps
                language: en
                invite: {keywords: [score]}
                steps:
                  - id: recommend
                    ask: How likely?
                    answer: nps
                """)));
        OurEnds ends = new OurEnds(Map.of(Medium.SMS, new OurEnds.End("sms", OURS)));
        ContactKeeper keeper = new ContactKeeper(contacts, store.stops(), new AddressHashes(new byte[32]), ends);
        inbox = new Inbox(
                new Inbox.Parts(
                        lanes,
                        store.lanes(),
                        flows,
                        clock,
                        new Inbox.Outside(Courier.NONE, dev.parley.inbox.Courtesy.NONE, keeper)),
                StandardReader.create(),
                Phrases.builtIn());
        Work work = Work.onVirtualThreads();
        server = RunningServer.and(
                exports(work),
                new TimelineRoutes(
                        new TimelineRoutes.Parts(
                                contacts,
                                store.invitations(),
                                store.talks(),
                                contact -> List.of(lanes.of(new Parties("sms", OURS, ANA.value()))),
                                talk -> Optional.empty()),
                        RunningServer.serving(store, clock)));
    }

    private ExportRoutes exports(Work work) {
        ParquetAnswer parquet = new ParquetAnswer(folder.resolve("exports"), clock);
        return new ExportRoutes(
                new ExportRoutes.Sources(store.conversations(), store.contacts(), parquet),
                RunningServer.tokens(),
                work);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void a_timeline_tells_what_happened_with_a_person_the_newest_first() {
        Contact ana = contacts.upsert(ContactPatch.of(ANA)).contact();
        say(ANA, "score");
        say(ANA, "9");
        say(ANA, "score");
        say(ANA, "STOP");
        store.invitations()
                .plan(new Invitation(
                        "nps/event/o-1",
                        new FlowId("nps"),
                        ana.id(),
                        Value.Fields.NONE,
                        new Invitation.State.Refused(
                                Reason.OPTED_OUT, clock.instant().plusSeconds(60))));

        JsonObject timeline = new JsonObject(
                server.api("/api/v1/contacts/" + ana.id() + "/timeline").body());

        assertThat(kinds(timeline)).containsExactly("invitation", "stop", "conversation", "conversation", "created");
        assertThat(server.api("/api/v1/contacts/" + ana.id() + "/timeline?limit=2")
                        .body())
                .contains("opted-out")
                .doesNotContain("created");
        assertThat(server.api("/api/v1/contacts/nobody/timeline").statusCode()).isEqualTo(404);
    }

    @Test
    void a_timeline_goes_on_page_by_page_and_nothing_comes_twice_or_never() {
        Contact ana = contacts.upsert(ContactPatch.of(ANA)).contact();
        say(ANA, "score");
        say(ANA, "STOP");
        String path = "/api/v1/contacts/" + ana.id() + "/timeline?limit=2";

        JsonObject first = new JsonObject(server.api(path).body());
        JsonObject second = new JsonObject(
                server.api(path + "&cursor=" + first.getString("next")).body());

        assertThat(kinds(first)).hasSize(2);
        assertThat(kinds(second)).containsExactly("created");
        assertThat(kinds(first)).containsExactlyInAnyOrder("stop", "conversation");
        assertThat(second.containsKey("next")).isFalse();
        assertThat(second.getBoolean("whole")).isTrue();
        assertThat(server.api(path + "&cursor=nothing").statusCode()).isEqualTo(400);
    }

    private static List<String> kinds(JsonObject timeline) {
        return timeline.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("kind"))
                .toList();
    }

    @Test
    void conversations_and_ratings_stream_out_as_tables_and_as_lines() {
        for (int i = 0; i < 5; i++) {
            Address person = new Address(Medium.SMS, "+1555010" + i);
            say(person, "score");
            say(person, i + " - parcel was late");
        }

        String ratings = server.api("/api/v1/exports/ratings").body();
        List<String> rows = ratings.lines().toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.getFirst())
                .isEqualTo(
                        "conversation,flow,revision,channel,language,status,startedAt,step,scale,score,band,comment,at");
        assertThat(rows.get(1)).contains(",recommend,nps,4,detractor,parcel was late,");
        assertThat(server.api("/api/v1/exports/ratings?format=jsonl").body().lines())
                .hasSize(5)
                .allSatisfy(line ->
                        assertThat(new JsonObject(line).getString("scale")).isEqualTo("nps"));
        assertThat(server.api("/api/v1/exports/conversations").body().lines()).hasSize(6);
        assertThat(server.api("/api/v1/exports/conversations?format=jsonl&since=2026-03-02T15:00:05Z")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(server.api("/api/v1/exports/conversations?format=xml").statusCode())
                .isEqualTo(400);
        assertThat(server.api("/api/v1/exports/conversations?since=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/v1/exports/ratings").statusCode()).isEqualTo(401);
    }

    @Test
    void a_parquet_file_holds_the_rows_and_columns_of_the_table_with_their_types() throws IOException {
        say(ANA, "score");
        say(ANA, "9 - parcel was late");
        say(new Address(Medium.SMS, "+15550102"), "score");
        say(new Address(Medium.SMS, "+15550102"), "4");
        Path leftover = Files.createDirectories(folder.resolve("exports")).resolve("ratings0.parquet");
        Files.createFile(leftover);
        Files.setLastModifiedTime(leftover, FileTime.from(clock.instant().minus(Duration.ofDays(2))));

        List<String> table =
                server.api("/api/v1/exports/ratings").body().lines().toList();
        ParquetRows rows = exported("ratings");

        assertThat(leftover).doesNotExist();
        assertThat(String.join(",", rows.columns())).isEqualTo(table.getFirst());
        assertThat(rows.all()).hasSize(table.size() - 1);
        assertThat(rows.all().getFirst())
                .containsEntry("score", 4.0)
                .containsEntry("band", "detractor")
                .containsEntry("at", micros(clock.instant()));
        assertThat(rows.all().getLast()).containsEntry("comment", "parcel was late");
        assertThat(exported("conversations").all().getFirst()).containsEntry("turns", 2L);
    }

    @Test
    void contacts_come_as_parquet_too_with_nothing_where_nothing_is_known() throws IOException {
        contacts.upsert(ContactPatch.of(ANA));

        assertThat(exported("contacts").all())
                .singleElement()
                .satisfies(ana -> assertThat(ana)
                        .containsEntry("phone", ANA.value())
                        .containsEntry("createdAt", micros(clock.instant()))
                        .doesNotContainKeys("slack", "consents.sms", "preferences.hour", "optedOut"));
    }

    private ParquetRows exported(String what) throws IOException {
        return ParquetRows.read(Files.write(
                folder.resolve(what + ".read"), server.bytes("/api/v1/exports/" + what + "?format=parquet")));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private void say(Address from, String text) {
        messages++;
        clock.pass(Duration.ofSeconds(1));
        inbox.receive(new Inbound("sms", OURS, from.value(), "m" + messages, Inbound.Content.of(text)));
    }
}
