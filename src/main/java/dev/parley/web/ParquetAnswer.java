package dev.parley.web;

import dev.parley.flow.Value;
import dev.parley.kit.Work;
import dev.parley.table.Column;
import dev.parley.table.ParquetTable;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with a table as a Parquet file. A reader begins such a file at its end, so it is written into a folder
/// first, and sent whole: a fault while it is written is an answer of its own. Safe for any thread.
public final class ParquetAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(ParquetAnswer.class);
    /// Nobody takes a file for so long; it was left by a server that was killed.
    private static final Duration LEFT = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource clock;

    /// @param folder for files while they are written and sent; made when it is needed
    public ParquetAnswer(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Writes a table, row by row; may block.
    @FunctionalInterface
    interface Author {
        void write(Consumer<List<Value>> rows);
    }

    /// Writes it, sends it, and takes it away.
    void send(RoutingContext context, String name, List<Column> columns, Work work, Author author) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> file(name, columns, author))
                .onSuccess(file -> eventLoop.runOnContext(here -> send(context, name, file)))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    private static void send(RoutingContext context, String name, Path file) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/vnd.apache.parquet")
                .putHeader("content-disposition", "attachment; filename=\"" + name + ".parquet\"")
                .sendFile(file.toAbsolutePath().toString())
                .onComplete(sent -> Thread.startVirtualThread(() -> remove(file)));
    }

    private Path file(String name, List<Column> columns, Author author) {
        try {
            Files.createDirectories(folder);
            sweep();
            Path file = Files.createTempFile(folder, name, ".parquet");
            write(file, name, columns, author);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an export into " + folder, e);
        }
    }

    private static void write(Path file, String name, List<Column> columns, Author author) throws IOException {
        boolean isWhole = false;
        try (ParquetTable table = ParquetTable.create(file, name, columns)) {
            author.write(row -> add(table, row));
            isWhole = true;
        } finally {
            if (!isWhole) {
                remove(file);
            }
        }
    }

    private static void add(ParquetTable table, List<Value> row) {
        try {
            table.add(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(LEFT))) {
                    remove(file);
                }
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("an export that was sent stays in the data folder for a day: {}", e.getMessage());
        }
    }
}
