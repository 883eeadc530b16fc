package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the store file up to date with the redo logs a crash left behind, and refuses where something is missing:
/// a store that opens has every acknowledged write. One thread.
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final DataFolder folder;
    private final StoreMaps maps;
    private final EmbeddedOptions.OnDamage onDamage;
    private int records;
    private boolean cutOff;

    private Recovery(DataFolder folder, StoreMaps maps, EmbeddedOptions.OnDamage onDamage) {
        this.folder = folder;
        this.maps = maps;
        this.onDamage = onDamage;
    }

    /// Replays all logs from the store's generation on.
    ///
    /// @return the highest generation in use
    static long run(Engine.Setup setup, StoreFile file, StoreMaps maps) {
        DataFolder folder = setup.folder();
        long start = System.nanoTime();
        long generation = file.generation();
        List<Long> logs = folder.redoGenerations().stream()
                .filter(found -> found >= generation)
                .toList();
        checkComplete(folder, generation, logs);
        Recovery recovery = new Recovery(folder, maps, setup.options().onDamage());
        recovery.replay(logs);
        if (recovery.records > 0) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            log.info(
                    "recovered {} changes from {} redo log(s) of {} in {} ms",
                    recovery.records,
                    logs.size(),
                    folder.path(),
                    millis);
        }
        return logs.isEmpty() ? generation : logs.getLast();
    }

    /// The store says where it stands, the state file how far it has been: the logs have to lead from one to
    /// the other without a gap.
    private static void checkComplete(DataFolder folder, long generation, List<Long> logs) {
        long expected = Math.max(generation, 1);
        for (long found : logs) {
            if (found != expected) {
                throw incomplete(folder, generation, expected);
            }
            expected++;
        }
        long last = expected - 1;
        long needed = Math.max(StoreState.read(folder), generation);
        if (last < needed) {
            throw incomplete(folder, generation, expected);
        }
    }

    private static EmbeddedStoreException incomplete(DataFolder folder, long generation, long missing) {
        return new EmbeddedStoreException("The data folder " + folder.path() + " is incomplete: " + folder.store()
                + " is at checkpoint " + generation + ", the store has been further, and "
                + folder.redo(missing).getFileName()
                + " is missing. The store file may have lost its end or come from another back-up than the rest."
                + " Restore the whole data folder from one back-up.");
    }

    private void replay(List<Long> logs) {
        for (int i = 0; i < logs.size() && !cutOff; i++) {
            boolean last = logs.subList(i + 1, logs.size()).stream().noneMatch(this::hasBatches);
            replay(folder.redo(logs.get(i)), logs.get(i), last);
        }
    }

    private boolean hasBatches(long generation) {
        ByteBuffer bytes = map(folder.redo(generation));
        return RedoFormat.laterBatch(bytes, 0, -1).isPresent();
    }

    private void replay(Path file, long generation, boolean last) {
        ByteBuffer bytes = map(file);
        if (!RedoFormat.isHeader(bytes, generation)) {
            endOfGoodPart(file, bytes, 0, 0, last);
            return;
        }
        ByteBuf buf = Unpooled.wrappedBuffer(bytes);
        int at = RedoFormat.HEADER_BYTES;
        long number = 0;
        while (at < bytes.limit()) {
            Optional<RedoFormat.Batch> batch = RedoFormat.batchAt(bytes, at);
            if (batch.isEmpty() || batch.get().number() != number + 1) {
                endOfGoodPart(file, bytes, at, number, last);
                return;
            }
            records += Changes.replay(
                    buf.slice(batch.get().payloadAt(), batch.get().length()), maps);
            number++;
            at = batch.get().end();
        }
    }

    /// The good part ends before the file does: the last write of a killed process, or damage.
    private void endOfGoodPart(Path file, ByteBuffer bytes, int at, long number, boolean last) {
        boolean torn = last && RedoFormat.laterBatch(bytes, at, number).isEmpty();
        if (torn && RedoFormat.isWholeAt(bytes, at)) {
            log.warn(
                    "the last write in {} has a wrong checksum, as after a power cut: it is dropped, a copy is kept as {}",
                    file,
                    folder.keepDamaged(file));
        } else if (torn) {
            log.info(
                    "dropped {} bytes of a write that was cut short at the end of {}; it was never acknowledged",
                    bytes.limit() - at,
                    file);
        } else {
            damaged(file, at);
        }
    }

    private void damaged(Path file, int at) {
        String what = "The redo log " + file + " is damaged at byte " + at
                + ", with later writes behind it; a copy is kept as " + folder.keepDamaged(file) + ".";
        if (onDamage == EmbeddedOptions.OnDamage.REFUSE) {
            throw new EmbeddedStoreException(
                    what + " Restore the data folder from a back-up, or start once with salvage,"
                            + " which keeps everything up to the damage and drops what came after it.");
        }
        log.error("{} Salvaged everything up to the damage; later writes are dropped.", what);
        cutOff = true;
    }

    private static ByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (IOException e) {
            throw new EmbeddedStoreException("The redo log " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
