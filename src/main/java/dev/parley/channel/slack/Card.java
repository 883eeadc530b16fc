package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Question;
import java.util.List;
import java.util.StringJoiner;

/// A question as a message of blocks: its text, and what may be tapped. Typed replies are understood all the same. A
/// pure function.
final class Card {
    /// Beyond so many options a menu is easier to survey than buttons.
    private static final int BUTTONS = 5;

    private Card() {}

    /// A text, and a question's controls under it.
    static ArrayNode open(String text, Question question) {
        ArrayNode blocks = Json.array().add(Block.section(text));
        Words words = Words.of(question.language());
        switch (question.type()) {
            case "choice" -> {
                boolean few = question.choices().size() <= BUTTONS;
                row(blocks, question, few ? Picks.buttons(question, words) : Picks.menu(question, words));
            }
            case "choices" -> Picks.several(blocks, question, words);
            case "text" -> row(blocks, question, Json.array().add(button(Action.WRITE, words.get("write"), blocks)));
            case "date" -> row(blocks, question, Json.array().add(Picks.day(words)));
            case "number", "email", "phone" -> row(blocks, question, Json.array());
            default -> {
                boolean fits = question.choices().size() < Block.MAX_ELEMENTS;
                row(blocks, question, fits ? Picks.buttons(question, words) : Picks.menu(question, words));
                ends(blocks, question, words);
            }
        }
        return blocks;
    }

    /// A question that has been answered: what was answered, and a way to change it.
    static ArrayNode settled(String text, String ref, String answer, Words words) {
        String line = words.get("answered", "*" + SlackText.literal(answer).replace('*', ' ') + "*");
        return Json.array()
                .add(Block.section(text))
                .add(Block.context("✓ " + line))
                .add(Block.actions(
                        ref,
                        Json.array()
                                .add(Block.button(
                                        Action.CHANGE.id(),
                                        words.get("change"),
                                        "",
                                        words.get("change") + ": " + answer))));
    }

    /// A message in words, for notifications and screen readers: its text, and what stands under it in small print.
    static String told(ArrayNode blocks) {
        StringJoiner told = new StringJoiner("\n");
        for (JsonNode block : blocks) {
            String text = Json.text(block, "text", "text")
                    + Json.text(block.path("elements").path(0), "text");
            if (!text.isEmpty()) {
                told.add(text);
            }
        }
        return told.toString();
    }

    /// What a screen reader says for a control that stands under every question.
    static String spoken(String word, ArrayNode blocks) {
        return word + ": " + SlackText.heard(Json.text(blocks.path(0), "text", "text"));
    }

    private static ObjectNode button(Action action, String word, ArrayNode blocks) {
        return Block.button(action.id(), word, "", spoken(word, blocks));
    }

    /// The text over the controls of a message of ours that has come back.
    static String textOf(JsonNode message) {
        for (JsonNode block : message.path("blocks")) {
            if (Json.text(block, "type").equals("section")) {
                return Json.text(block, "text", "text");
            }
        }
        return Json.text(message, "text");
    }

    static void row(ArrayNode blocks, Question question, ArrayNode elements) {
        if (question.optional() && elements.size() < Block.MAX_ELEMENTS) {
            elements.add(button(Action.SKIP, Words.of(question.language()).get("skip"), blocks));
        }
        if (!elements.isEmpty()) {
            blocks.add(Block.actions(question.ref(), elements));
        }
    }

    /// What the ends of a scale mean, where the buttons show figures alone.
    private static void ends(ArrayNode blocks, Question question, Words words) {
        List<Question.Choice> choices = question.choices();
        if (choices.isEmpty() || question.type().equals("csat")) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (Question.Choice choice : List.of(choices.getFirst(), choices.getLast())) {
            String meaning = Picks.meaning(question, choice, words);
            if (!meaning.isEmpty()) {
                line.append(line.isEmpty() ? "" : "  ·  ")
                        .append(choice.value())
                        .append(" = ")
                        .append(meaning);
            }
        }
        if (!line.isEmpty()) {
            ObjectNode context = Block.context(SlackText.literal(line.toString()));
            blocks.insert(1, context);
        }
    }
}
