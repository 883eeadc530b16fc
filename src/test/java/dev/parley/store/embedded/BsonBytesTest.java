package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BsonBytesTest {
    @Test
    void the_bytes_are_those_of_the_library() {
        assertSame(new Document());
        assertSame(new Document("a", null)
                .append("b", true)
                .append("c", false)
                .append("d", 1)
                .append("e", -2L));
        assertSame(new Document("a", 1.5).append("b", Instant.ofEpochMilli(-1)).append("c", Double.NaN));
        assertSame(new Document("a", List.of()).append("b", List.of(1, "x", new Document("y", List.of(2)))));
        assertSame(new Document("a", new BinData(new byte[300]))
                .append("b", new ObjectId())
                .append("c", UUID.randomUUID()));
        assertSame(new Document("a", Decimal128.fromNumber(12)).append("b", MaxKey.getInstance()));
        assertSame(new Document("kéy", "naïve").append("☕", "你好").append("long", "ü".repeat(5_000)));
        assertSame(new Document("many", Collections.nCopies(1_500, 7)));
    }

    @Test
    void random_documents_have_the_bytes_of_the_library() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Document document = document(random, 4);
            assertThat(ours(document)).as("seed %d, document %d", seed, i).isEqualTo(theirs(document));
        }
    }

    private static Document document(Random random, int depth) {
        Document document = new Document();
        int fields = random.nextInt(8);
        for (int i = 0; i < fields; i++) {
            document.put("f" + i + "x".repeat(random.nextInt(40)), value(random, depth));
        }
        return document;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble();
            case 3 -> text(random);
            case 4 -> random.nextBoolean();
            case 5 -> Instant.ofEpochMilli(random.nextLong() / 1_000);
            case 6 -> document(random, depth - 1);
            default -> list(random, depth - 1);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(60), 1, 0x10_000)
                .filter(c -> !Character.isSurrogate((char) c))
                .map(c -> random.nextBoolean() ? c : c % 94 + 32)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void assertSame(Document document) {
        assertThat(ours(document)).as(document.toString()).isEqualTo(theirs(document));
        assertThat(StoredDocument.of(ours(document)).document().keySet()).isEqualTo(document.keySet());
    }

    private static byte[] ours(Document document) {
        BsonBytes bytes = new BsonBytes(8);
        bytes.document(document);
        return bytes.copy();
    }

    private static byte[] theirs(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
