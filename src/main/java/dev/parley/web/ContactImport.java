package dev.parley.web;

import dev.parley.contact.BulkUpsert;
import dev.parley.contact.BulkUpsert.Outcome;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactReader;
import dev.parley.contact.ContactStore;
import dev.parley.contact.DryUpsert;
import dev.parley.contact.Fault;
import dev.parley.kit.Work;
import dev.parley.web.ContactRows.Row;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes a file of people in: every good row, and tells each bad one with its line and column. The answer is one JSON
/// document that grows while the file is read. One thread, once.
final class ContactImport {
    private static final int BATCH = 500;
    /// A proxy closes a connection on which nothing moves for a minute; ten thousand rows take seconds.
    private static final int HEARTBEAT_ROWS = 10_000;

    private final BulkUpsert bulk;
    private final Supplier<DryUpsert> dryBulk;
    private final InstantSource clock;
    private final List<ContactPatch> patches = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private boolean dry;
    private long rows;
    private long created;
    private long updated;
    private long refused;

    ContactImport(ContactStore contacts, ContactBook book, InstantSource clock) {
        bulk = new BulkUpsert(contacts, book);
        dryBulk = () -> new DryUpsert(contacts, book);
        this.clock = clock;
    }

    /// Takes the request's body: `text/csv`, or JSON lines.
    void take(RoutingContext context, Work work) {
        Query query = new Query(context.queryParams(), List.of("dryRun"));
        dry = query.truth("dryRun");
        query.check();
        String type = context.request().getHeader("content-type");
        boolean csv = MediaType.matches("text/csv", type);
        if (!csv && !MediaType.matches("application/x-ndjson", type) && !MediaType.matches("application/jsonl", type)) {
            throw new ProblemException(Problem.of(
                    415, "unsupported-media-type", "The content type must be text/csv or application/x-ndjson."));
        }
        Upload.receive(context, file -> Chunks.send(context, "application/json", work, out -> read(file, csv, out)));
    }

    private void read(Path file, boolean csv, Writer out) throws IOException {
        if (dry) {
            try (DryUpsert rehearsal = dryBulk.get()) {
                read(file, csv, new Taking(out, rehearsal::upsert));
            }
        } else {
            read(file, csv, new Taking(out, bulk::upsert));
        }
    }

    /// Where the answer goes, and what becomes of a batch.
    private record Taking(Writer out, Function<List<ContactPatch>, List<Outcome>> batches) {}

    private void read(Path file, boolean csv, Taking taking) throws IOException {
        Writer out = taking.out();
        try {
            Consumer<Row> each = row -> take(row, taking);
            if (csv) {
                ContactRows.table(file, each);
            } else {
                ContactRows.lines(file, each);
            }
            write(taking);
            begin(out);
            out.write("],\"dryRun\":" + dry + ",\"rows\":" + rows + ",\"created\":" + created + ",\"updated\":"
                    + updated + ",\"refused\":" + refused + "}");
        } catch (UncheckedIOException e) {
            throw new IOException("the import was broken off after " + rows + " rows", e);
        } finally {
            Upload.delete(file);
        }
    }

    private void take(Row row, Taking taking) {
        Writer out = taking.out();
        rows++;
        if (row.faults().isEmpty()) {
            switch (ContactReader.read(row.fields(), clock.instant())) {
                case ContactReader.Read.Good good -> {
                    patches.add(good.patch());
                    lines.add(row.line());
                }
                case ContactReader.Read.Bad bad -> refuse(row.line(), bad.faults(), out);
            }
        } else {
            refuse(row.line(), row.faults(), out);
        }
        if (patches.size() >= BATCH) {
            write(taking);
        }
        if (rows % HEARTBEAT_ROWS == 0) {
            beat(out);
        }
    }

    private void write(Taking taking) {
        List<Outcome> outcomes = taking.batches().apply(List.copyOf(patches));
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Created one -> created++;
                case Outcome.Updated one -> updated++;
                case Outcome.Refused bad -> refuse(lines.get(i), List.of(new Fault("", bad.why())), taking.out());
            }
        }
        patches.clear();
        lines.clear();
    }

    private void refuse(long line, List<Fault> faults, Writer out) {
        try {
            boolean first = begin(out);
            String separator = first ? "\n" : ",\n";
            for (Fault fault : faults) {
                out.write(separator + error(line, fault).encode());
                separator = ",\n";
            }
            refused++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject error(long line, Fault fault) {
        String column =
                fault.pointer().isEmpty() ? "" : fault.pointer().substring(1).replace('/', '.');
        return new JsonObject().put("row", line).put("column", column).put("message", fault.message());
    }

    private boolean begun;

    /// Begins the answer, if it is not begun: a file whose header cannot be used is answered otherwise.
    private boolean begin(Writer out) throws IOException {
        if (!begun) {
            out.write("{\"errors\":[");
            begun = true;
        }
        return refused == 0;
    }

    private void beat(Writer out) {
        try {
            begin(out);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
