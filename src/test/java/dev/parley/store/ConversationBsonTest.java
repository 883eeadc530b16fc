package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Status;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class ConversationBsonTest {
    private static final Conversation SAMPLE = Samples.conversation("abc-1", Samples.START, Status.OPEN);

    @Test
    void a_conversation_read_back_equals_the_one_written() {
        BsonDocument written = ConversationBson.to(SAMPLE);

        Conversation read = ConversationBson.from(new RawBsonDocument(written, new BsonDocumentCodec()));

        assertThat(read).usingRecursiveComparison().isEqualTo(SAMPLE);
    }

    @Test
    void every_missing_field_is_named() {
        for (String field : ConversationBson.to(SAMPLE).keySet()) {
            BsonDocument broken = ConversationBson.to(SAMPLE);
            broken.put(field, new BsonInt32(7));
            boolean isNumber =
                    field.equals("seed") || field.equals("round") || field.equals("reminded") || field.equals("tries");
            if (!isNumber) {
                assertThatThrownBy(() -> ConversationBson.from(broken))
                        .as(field)
                        .isInstanceOf(DamagedDocument.class)
                        .hasMessageContaining("'" + field + "'");
            }
        }
    }

    @Test
    void an_effect_of_a_later_version_is_refused_by_name() {
        BsonDocument later = ConversationBson.to(SAMPLE);
        later.getArray("effects").getFirst().asDocument().put("kind", new org.bson.BsonString("teleport"));

        assertThatThrownBy(() -> ConversationBson.from(later)).hasMessageContaining("teleport");
    }
}
