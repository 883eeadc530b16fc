package dev.parley.web;

import dev.parley.channel.Question;
import dev.parley.channel.webchat.Words;
import java.util.List;

/// A question's control in a plain form.
///
/// @param question what is asked
record FormControl(Question question, Words words) {
    private static final int MAX_TEXT = 2_000;

    /// The control.
    ///
    /// @param chosen the values to preselect
    Html html(List<String> chosen) {
        if (!question.choices().isEmpty()) {
            return choices(chosen);
        }
        String label = words.word(question.language(), "write");
        return switch (question.type()) {
            case "number" ->
                field(
                        label,
                        "<input id=\"text\" name=\"text\" inputmode=\"decimal\" required maxlength=\"100\" dir=\"auto\">");
            case "date" -> field(label, "<input id=\"text\" name=\"text\" type=\"date\" required>");
            case "email" ->
                field(
                        label,
                        "<input id=\"text\" name=\"text\" type=\"email\" autocomplete=\"email\" required maxlength=\"254\">");
            case "phone" ->
                field(
                        label,
                        "<input id=\"text\" name=\"text\" type=\"tel\" autocomplete=\"tel\" required maxlength=\"40\">");
            default ->
                field(
                        label,
                        "<textarea id=\"text\" name=\"text\" rows=\"3\" required dir=\"auto\" maxlength=\"" + MAX_TEXT
                                + "\"></textarea>");
        };
    }

    private static Html field(String label, String control) {
        return new Html()
                .add("<p><label for=\"text\">{}</label><br>", label)
                .add(control)
                .add("</p>");
    }

    private Html choices(List<String> chosen) {
        boolean isMany = question.type().equals("choices");
        Html set = new Html()
                .add("<fieldset><legend>{}</legend>", words.word(question.language(), "answer"))
                .add("<div class=\"{}\">", ScaleWords.isScale(question) ? "scale" : "options");
        for (Question.Choice choice : question.choices()) {
            set.add(
                            "<label><input name=\"value\" value=\"{}\" type=\"{}\"",
                            choice.value(),
                            isMany ? "checkbox" : "radio")
                    .addIf(!isMany, " required")
                    .addIf(chosen.contains(choice.value()), " checked")
                    .add("> <span dir=\"auto\">{}</span></label>", label(choice));
        }
        set.add("</div>");
        ScaleWords.of(question, words)
                .ifPresent(ends ->
                        set.add("<p class=\"ends\"><span>{}</span><span>{}</span></p>", ends.low(), ends.high()));
        return set.add("</fieldset>");
    }

    private String label(Question.Choice choice) {
        String label = choice.label().isEmpty() ? ScaleWords.label(question, choice, words) : choice.label();
        if (!ScaleWords.isScale(question)) {
            return label.isEmpty() ? choice.value() : label;
        }
        return question.type().equals("csat") && !label.isEmpty() ? choice.value() + " " + label : choice.value();
    }
}
