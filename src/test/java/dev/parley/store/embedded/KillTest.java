package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes, again and again, and looks for every write it had acknowledged. `-Dkill.rounds=60`
/// for a long run.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
    private static final int MOST_STEPS = Integer.getInteger("kill.steps", 250);
    private static final int WRITES_A_STEP = 4;

    @TempDir
    Path temp;

    /// Last acknowledged step by writer, over all rounds.
    private final Map<Integer, Integer> acknowledged = new TreeMap<>();

    @Test
    void every_acknowledged_write_survives_kill_9_and_indexes_agree_with_the_documents() throws Exception {
        Path folder = temp.resolve("data");
        long seed = Long.getLong("kill.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 1; round <= ROUNDS; round++) {
            writeAndKill(folder, 50 + random.nextInt(MOST_STEPS), round % 3 == 0);
            Path copy = temp.resolve("copy-" + round);
            Folders.copy(folder, copy); // the next process meets the folder as the kill left it
            assertThat(lostIn(copy))
                    .as("lost after kill %d, seed %d", round, seed)
                    .isEmpty();
            assertThat(StoreAudit.problems(copy))
                    .as("indexes after kill %d, seed %d", round, seed)
                    .isEmpty();
            Folders.delete(copy);
        }
        int steps = acknowledged.values().stream().mapToInt(step -> step + 1).sum();
        System.out.printf("%d kills, %d acknowledged writes, 0 lost, seed %d%n", ROUNDS, steps * WRITES_A_STEP, seed);
        assertThat(steps).isGreaterThan(ROUNDS * 40);
    }

    private void writeAndKill(Path folder, int steps, boolean fsync) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillWriter.class.getName(),
                        folder.toString(),
                        Boolean.toString(fsync))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (note(line) && ++read == steps) {
                    child.toHandle().destroyForcibly(); // unlike child.destroyForcibly() leaves the rest readable
                }
            }
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
    }

    private boolean note(String line) {
        if (!line.matches("\\d+ \\d+")) { // a log line, or the last one cut short
            return false;
        }
        int space = line.indexOf(' ');
        int writer = Integer.parseInt(line.substring(0, space));
        acknowledged.merge(writer, Integer.valueOf(line.substring(space + 1)), Math::max);
        return true;
    }

    private List<String> lostIn(Path folder) {
        try (Client client = Client.open(folder, EmbeddedOptions.defaults())) {
            List<String> lost = new ArrayList<>();
            acknowledged.forEach((writer, step) -> lost.addAll(lost(client, writer, step)));
            return lost;
        }
    }

    private static List<String> lost(Client client, int writer, int lastStep) {
        Document counter =
                client.collection("counters").find(Filters.eq("_id", writer)).first();
        int done = counter == null ? 0 : counter.getInteger("steps");
        List<String> lost = new ArrayList<>();
        if (done < lastStep + 1 || done > lastStep + 2) {
            lost.add("writer " + writer + " acknowledged step " + lastStep + ", the store counts " + done);
        }
        IntStream.range(Math.max(0, done - KillWriter.LANES), done)
                .filter(step -> !isLaneOf(client.collection("lanes"), writer, step, done))
                .forEach(step -> lost.add("lane of step " + step + " of writer " + writer));
        IntStream.range(Math.max(0, done - KillWriter.EVENTS + 1), done)
                .filter(step -> count(client.collection("events"), writer + "-" + step) != 1)
                .forEach(step -> lost.add("event of step " + step + " of writer " + writer));
        IntStream.range(Math.max(0, done - 2 * KillWriter.EVENTS), Math.max(0, done - KillWriter.EVENTS))
                .filter(step -> count(client.collection("events"), writer + "-" + step) != 0)
                .forEach(step -> lost.add("deletion of event " + step + " of writer " + writer));
        return lost;
    }

    /// The lane is as the step left it, or as the step under way when the kill came.
    private static boolean isLaneOf(MongoCollection<Document> lanes, int writer, int step, int done) {
        int number = step % KillWriter.LANES;
        Document lane = lanes.find(Filters.eq("_id", writer + "-" + number)).first();
        if (lane == null) {
            return false;
        }
        int found = lane.getInteger("n");
        int revOfFound = found / KillWriter.LANES + 1;
        return (found == step || (found == done && done % KillWriter.LANES == number))
                && lane.getInteger("rev") == revOfFound
                && lanes.find(Filters.eq("key", lane.getString("key"))).first() != null;
    }

    private static long count(MongoCollection<Document> collection, String id) {
        return collection.countDocuments(Filters.eq("_id", id));
    }
}
