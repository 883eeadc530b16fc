package dev.parley.authoring;

import dev.parley.conversation.Engine;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flowtest.FlowTest;
import dev.parley.reply.ReplyReader;
import dev.parley.reply.StandardReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real checker and engine, and the flows that ship with Parley.
final class Samples {
    static final List<String> SHIPPED =
            List.of("after-purchase", "agent-pulse", "change-of-details", "onboarding", "relationship", "support-csat");
    private static final ReplyReader READER = StandardReader.create();
    static final Engine ENGINE = new Engine(READER, Phrases.builtIn());

    private Samples() {}

    static Checker checker() {
        return new Checker(ENGINE, READER, Checker.Neighbours.NONE);
    }

    static Text shipped(String flow) {
        return new Text(new FlowId(flow), read(flow + ".yaml"), read(flow + ".test.yaml"));
    }

    static FlowTest.Setup setup(Medium medium, long person) {
        return new FlowTest.Setup(
                Facts.NONE,
                new FlowTest.Voice(medium, Optional.empty()),
                Instant.parse("2026-03-02T10:00:00Z"),
                new Origin.Chance(person, 0),
                Map.of());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("conversation-flows", file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
