package dev.parley.store.embedded;

import java.time.Duration;

/// How the embedded store keeps its files. `defaults()` is right for nearly everyone; each figure says why.
///
/// @param fsync whether a reply waits until the disk, not just the operating system, has the write. A killed
///     process loses nothing either way; a power cut or a kernel crash loses up to the last second without it
/// @param checkpointBytes redo log size that starts a checkpoint; also the most that a start has to replay
/// @param checkpointInterval longest time a change stays in the log alone, so that an idle store comes to rest in
///     its own file
/// @param minFreeBytes below this much free space on the disk writes are refused, so that no checkpoint is ever cut
///     short
/// @param cacheMegabytes memory for pages read from the file
/// @param wireThreads threads that run commands; a slow scan holds up the connections of its own thread only
/// @param onDamage what to do with a redo log damaged in its middle
public record EmbeddedOptions(
        boolean fsync,
        long checkpointBytes,
        Duration checkpointInterval,
        long minFreeBytes,
        int cacheMegabytes,
        int wireThreads,
        OnDamage onDamage) {

    /// What an opening store does when a redo log is damaged in its middle, so that later writes cannot be put
    /// in order.
    public enum OnDamage {
        /// Refuse to open and say what is damaged: the operator has a back-up, or decides to salvage.
        REFUSE,
        /// Open with everything up to the damage; a copy of the damaged file stays.
        SALVAGE
    }

    /// Checks that every figure can work.
    public EmbeddedOptions {
        if (checkpointBytes < 64 * 1024) {
            throw new IllegalArgumentException("checkpointBytes must be at least 65536, not " + checkpointBytes);
        }
        if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
            throw new IllegalArgumentException("checkpointInterval must be positive, not " + checkpointInterval);
        }
        if (minFreeBytes < 0 || cacheMegabytes < 1 || wireThreads < 1) {
            throw new IllegalArgumentException(
                    "minFreeBytes must be 0 or more, cacheMegabytes and wireThreads 1 or more");
        }
    }

    /// The settings Parley starts with.
    ///
    /// 32 MB of log replay in well under a second and are written again as one checkpoint; 5 s bounds the time a
    /// change is in one place only; 64 MB free leave room for one checkpoint and one log file; 16 MB of pages take
    /// several times that in memory, and the heap is small; 4 wire threads are enough for 2 to 8 cores, as commands
    /// take turns writing.
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(false, 32L << 20, Duration.ofSeconds(5), 64L << 20, 16, 4, OnDamage.REFUSE);
    }

    /// The same with or without fsync.
    public EmbeddedOptions withFsync(boolean on) {
        return new EmbeddedOptions(
                on, checkpointBytes, checkpointInterval, minFreeBytes, cacheMegabytes, wireThreads, onDamage);
    }

    /// The same with another log size per checkpoint, in bytes.
    public EmbeddedOptions withCheckpointBytes(long bytes) {
        return new EmbeddedOptions(
                fsync, bytes, checkpointInterval, minFreeBytes, cacheMegabytes, wireThreads, onDamage);
    }

    /// The same with another longest time between checkpoints.
    public EmbeddedOptions withCheckpointInterval(Duration interval) {
        return new EmbeddedOptions(
                fsync, checkpointBytes, interval, minFreeBytes, cacheMegabytes, wireThreads, onDamage);
    }

    /// The same with another free-space floor, in bytes.
    public EmbeddedOptions withMinFreeBytes(long bytes) {
        return new EmbeddedOptions(
                fsync, checkpointBytes, checkpointInterval, bytes, cacheMegabytes, wireThreads, onDamage);
    }

    /// The same with another answer to a damaged redo log.
    public EmbeddedOptions withOnDamage(OnDamage answer) {
        return new EmbeddedOptions(
                fsync, checkpointBytes, checkpointInterval, minFreeBytes, cacheMegabytes, wireThreads, answer);
    }
}
