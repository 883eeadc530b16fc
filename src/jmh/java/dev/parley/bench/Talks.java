package dev.parley.bench;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flowfile.FlowFolder;
import dev.parley.reply.StandardReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The shipped survey after a purchase, and conversations about it. Safe for any thread.
final class Talks {
    static final Path FOLDER = Path.of("conversation-flows");
    static final Flow FLOW = flow();
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Talks() {}

    static Engine engine() {
        return new Engine(StandardReader.create(), Phrases.builtIn());
    }

    /// A conversation in which these replies came, a second apart.
    static Conversation after(Engine engine, List<String> replies) {
        Conversation conversation = start(engine);
        Instant now = START;
        for (String reply : replies) {
            now = now.plusSeconds(1);
            conversation = engine.advance(FLOW, conversation, new Input.Said(reply), now)
                    .conversation();
        }
        return conversation;
    }

    static Conversation start(Engine engine) {
        Origin origin = new Origin(
                new ConversationId("bench"),
                FLOW.revision(),
                new Origin.Voice(Medium.SMS, Language.ENGLISH),
                START,
                new Origin.Chance(7, 0));
        return engine.start(FLOW, origin, Facts.NONE).conversation();
    }

    private static Flow flow() {
        return FlowFolder.load(FOLDER).files().values().stream()
                .flatMap(file -> file.flow().stream())
                .filter(flow -> flow.id().value().equals("after-purchase"))
                .findFirst()
                .orElseThrow();
    }
}
