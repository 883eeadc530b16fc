package dev.parley.web;

import dev.parley.channel.Question;
import dev.parley.flow.Language;
import dev.parley.inbox.Shown;
import dev.parley.kit.Form;
import java.util.List;
import java.util.Optional;

/// What came in a plain form of the survey's page.
///
/// @param id names the answer: the same form sent twice is one answer
/// @param skip whether the question is passed over
record SurveyForm(String id, String question, List<String> values, String text, boolean skip, boolean change) {
    SurveyForm {
        values = List.copyOf(values);
    }

    /// @throws ProblemException if it is no form of ours
    static SurveyForm read(byte[] body) {
        if (!(Form.parse(body) instanceof Form.Fields fields)) {
            throw new ProblemException(Problem.of(400, "bad-input", "The form cannot be read."));
        }
        if (!fields.first("website").isEmpty()) {
            throw new ProblemException(Problem.of(403, "no-person", "The form was filled in by a program."));
        }
        if (!ChatInput.isId(fields.first("id"))) {
            throw new ProblemException(Problem.of(400, "bad-input", "The form is incomplete. Load the page again."));
        }
        List<String> values = fields.all().stream()
                .filter(field -> field.name().equals("value"))
                .map(Form.Field::value)
                .toList();
        return new SurveyForm(
                fields.first("id"),
                fields.first("question"),
                values,
                ChatBody.checked(fields.first("text").strip()),
                fields.first("skip").equals("yes"),
                fields.first("change").equals("yes"));
    }

    /// Whether it answers nothing.
    boolean isEmpty() {
        return !skip && text.isEmpty() && values.isEmpty();
    }

    /// The step it is about.
    String step() {
        return question.substring(question.indexOf('/') + 1);
    }

    /// The same, as the answer to a conversation's open question: who makes a link their own answers on a line of
    /// theirs what was asked on nobody's.
    SurveyForm to(Shown shown) {
        String ref = shown.talk().flatMap(Shown.Talk::open).map(Question::ref).orElse("");
        boolean isSame = ref.endsWith("/" + step());
        return new SurveyForm(id, isSame ? ref : question, values, text, skip, change);
    }

    /// What the person did.
    ChatInput input(Optional<Language> language) {
        ChatInput.Said said = skip
                ? new ChatInput.Said.Words("skip")
                : values.isEmpty() ? new ChatInput.Said.Words(text) : new ChatInput.Said.Picked(values);
        return new ChatInput(id, said, question, change, language);
    }
}
