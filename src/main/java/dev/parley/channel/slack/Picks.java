package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Question;
import java.util.List;

/// The controls with which one of a question's choices, or several, are picked. A pure function.
final class Picks {
    private static final List<String> FACES = List.of("😠", "🙁", "😐", "🙂", "😍");
    /// Longer scales of stars are hard to tell apart.
    private static final int STARS = 5;

    private Picks() {}

    /// A button for each choice.
    static ArrayNode buttons(Question question, Words words) {
        ArrayNode buttons = Json.array();
        for (Question.Choice choice : question.choices()) {
            buttons.add(Block.button(
                    Action.PICK.id() + ":" + buttons.size(),
                    text(question, choice, words),
                    choice.value(),
                    isScale(question) ? spoken(question, choice, words) : ""));
        }
        return buttons;
    }

    /// A figure among buttons says little to somebody who hears them one by one: "9 of 10, extremely likely".
    private static String spoken(Question question, Question.Choice choice, Words words) {
        String most = question.choices().getLast().value();
        String meaning = meaning(question, choice, words);
        String figure = words.get("scale", choice.value()).replace("{1}", most);
        return meaning.isEmpty() ? figure : figure + ", " + meaning;
    }

    /// A menu of all choices.
    static ArrayNode menu(Question question, Words words) {
        ObjectNode menu = Json.object().put("type", "static_select").put("action_id", Action.PICK.id() + ":menu");
        menu.set("placeholder", Block.plain(words.get("choose")));
        options(menu, question, words);
        return Json.array().add(menu);
    }

    /// Checkboxes, or a menu of which several can be chosen, and a button to say so.
    static void several(ArrayNode blocks, Question question, Words words) {
        ArrayNode row = Json.array();
        String action = Action.SEVERAL.id();
        if (question.choices().size() <= Block.MAX_CHECKBOXES) {
            ObjectNode boxes = Json.object().put("type", "checkboxes").put("action_id", action);
            options(boxes, question, words);
            row.add(boxes);
        } else {
            ObjectNode menu = Json.object().put("type", "multi_static_select").put("action_id", action);
            menu.set("placeholder", Block.plain(words.get("choose")));
            options(menu, question, words);
            ObjectNode section = Block.section("*" + words.get("choose") + "*");
            section.put("block_id", "several");
            section.set("accessory", menu);
            blocks.add(section);
        }
        row.add(Block.button(Action.DONE.id(), words.get("done"), "", Card.spoken(words.get("done"), blocks)));
        Card.row(blocks, question, row);
    }

    /// A calendar.
    static ObjectNode day(Words words) {
        ObjectNode day = Json.object().put("type", "datepicker").put("action_id", Action.DAY.id());
        day.set("placeholder", Block.plain(words.get("day")));
        return day;
    }

    /// What a choice of a scale means: the author's words, else the scale's own; "" if it has none.
    static String meaning(Question question, Question.Choice choice, Words words) {
        return choice.label().isEmpty() ? words.get(question.type() + "." + choice.value()) : choice.label();
    }

    /// A choice as it stands on its button.
    static String text(Question question, Question.Choice choice, Words words) {
        String meaning = meaning(question, choice, words);
        return switch (question.type()) {
            case "yes-no" -> words.get(choice.value());
            case "choice", "choices" -> choice.label();
            case "csat" -> face(choice.value()) + meaning;
            case "rating" -> rating(question, choice);
            default -> choice.value();
        };
    }

    private static String face(String value) {
        int place = "12345".indexOf(value);
        return place < 0 || value.length() != 1 ? "" : FACES.get(place) + " ";
    }

    private static String rating(Question question, Question.Choice choice) {
        boolean stars = question.choices().getFirst().value().equals("1")
                && question.choices().size() == STARS
                && choice.label().isEmpty();
        return stars ? "★".repeat(choice.value().charAt(0) - '0') : choice.value();
    }

    private static boolean isScale(Question question) {
        return switch (question.type()) {
            case "yes-no", "choice", "choices" -> false;
            default -> true;
        };
    }

    /// In groups where there are more than one list may have.
    private static void options(ObjectNode menu, Question question, Words words) {
        ArrayNode options = Json.array();
        for (Question.Choice choice : question.choices()) {
            options.add(Block.option(text(question, choice, words), choice.value()));
        }
        if (options.size() <= Block.MAX_OPTIONS) {
            menu.set("options", options);
            return;
        }
        ArrayNode groups = menu.putArray("option_groups");
        for (int from = 0; from < options.size(); from += Block.MAX_OPTIONS) {
            int till = Math.min(from + Block.MAX_OPTIONS, options.size());
            ObjectNode group = groups.addObject();
            group.set("label", Block.plain(label(options, from) + "–" + label(options, till - 1)));
            ArrayNode part = group.putArray("options");
            for (int i = from; i < till; i++) {
                part.add(options.get(i));
            }
        }
    }

    private static String label(ArrayNode options, int at) {
        return Json.text(options.get(at), "text", "text");
    }
}
