package dev.parley.store.embedded;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The bytes of a redo log file. It starts with `PARLEYRL`, format version, generation and a checksum of these (24
/// bytes); then batches: `[4 mark][4 payload length][4 CRC32C of number and payload][8 number][payload]`, numbered
/// 1, 2, 3, … in each file.
///
/// One batch is one write to the disk, so a crash can tear the last batch only, and nothing of a torn batch was
/// ever acknowledged: batch n + 1 is written after batch n was safe. Therefore a bad batch with a good later one
/// behind it is damage, not a crash.
final class RedoFormat {
    static final int HEADER_BYTES = 24;
    static final int FRAME_BYTES = 20;

    private static final long MAGIC = 0x5041524C4559524CL; // "PARLEYRL"
    private static final int VERSION = 1;
    private static final int MARK = 0x9E52_B47C; // unlikely in text, so that the search after damage is quick

    private RedoFormat() {}

    /// A batch found in a file: its number, and where its payload lies.
    record Batch(long number, int payloadAt, int length) {
        int end() {
            return payloadAt + length;
        }
    }

    static ByteBuffer header(long generation) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putInt(VERSION).putLong(generation);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, header.position());
        return header.putInt((int) crc.getValue()).flip();
    }

    static boolean isHeader(ByteBuffer file, long generation) {
        return file.limit() >= HEADER_BYTES && header(generation).equals(file.slice(0, HEADER_BYTES));
    }

    /// Fills in the frame of a batch; `batch` holds room for the frame and then the payload.
    static void seal(ByteBuffer batch, long number) {
        batch.putInt(0, MARK);
        batch.putInt(4, batch.limit() - FRAME_BYTES);
        batch.putLong(12, number);
        batch.putInt(8, crc(batch, 0, batch.limit() - FRAME_BYTES));
    }

    /// The batch at this place, if it is whole.
    static Optional<Batch> batchAt(ByteBuffer file, int at) {
        if (file.limit() - at < FRAME_BYTES || file.getInt(at) != MARK) {
            return Optional.empty();
        }
        int length = file.getInt(at + 4);
        if (length <= 0 || length > file.limit() - at - FRAME_BYTES || crc(file, at, length) != file.getInt(at + 8)) {
            return Optional.empty();
        }
        return Optional.of(new Batch(file.getLong(at + 12), at + FRAME_BYTES, length));
    }

    /// Whether a batch of the length it names fits here, right or wrong: a write that was cut short does not.
    static boolean isWholeAt(ByteBuffer file, int at) {
        return file.limit() - at >= FRAME_BYTES
                && file.getInt(at) == MARK
                && file.getInt(at + 4) > 0
                && file.getInt(at + 4) <= file.limit() - at - FRAME_BYTES;
    }

    /// The first whole batch after this place that is at least two numbers on from the last good one.
    static Optional<Batch> laterBatch(ByteBuffer file, int from, long lastGood) {
        for (int at = from; at <= file.limit() - FRAME_BYTES; at++) {
            if (file.getInt(at) == MARK) {
                Optional<Batch> found = batchAt(file, at).filter(batch -> batch.number() > lastGood + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static int crc(ByteBuffer buffer, int frameAt, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(frameAt + 12, 8 + length));
        return (int) crc.getValue();
    }
}
