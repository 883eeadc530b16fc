package dev.parley.authoring;

import dev.parley.flowfile.AnswerWord;
import java.util.Map;

/// Steps to begin with: each is whole, so that a flow into which it is put goes on being one.
final class NewStep {
    private static final Map<String, String> QUESTIONS = Map.of(
            "nps",
                    "How likely are you to recommend us to a friend? Reply 0 (not at all likely) to 10 (extremely likely).",
            "detract", "How likely are you to advise others against us? Reply 0 (not at all) to 10 (extremely).",
            "csat", "How satisfied are you? Reply 1 (very dissatisfied) to 5 (very satisfied).",
            "ces", "How easy was it? Reply 1 (very difficult) to 7 (very easy).",
            "yes-no", "Would you like us to call you?",
            "email", "Which e-mail address may we write to?",
            "phone", "Which number may we call?",
            "date", "On which day?");

    private NewStep() {}

    /// The step in one line, in braces.
    ///
    /// @param kind a verb, or an answer type for a question of it
    /// @param text in which its name must not be taken
    static String inline(String kind, String text) {
        return switch (kind) {
            case "say" -> "{say: Thank you.}";
            case "wait" -> "{wait: 2h}";
            case "end" -> "{end: Thank you for your time.}";
            case "case" -> "{case: {queue: recovery, due: 24h}}";
            case "when" -> "{when: channel == 'sms', steps: [{say: Thank you.}]}";
            default -> question(AnswerWord.words().contains(kind) ? kind : "text", text);
        };
    }

    private static String question(String answer, String text) {
        String words = QUESTIONS.getOrDefault(answer, "What would you like to tell us?");
        String more = switch (answer) {
            case "choice", "choices" -> ", options: [First, Second]";
            case "rating" -> ", min: 1, max: 5";
            default -> "";
        };
        return "{id: " + free(text) + ", ask: " + Quoting.quoted(words) + ", answer: " + answer + more + "}";
    }

    private static String free(String text) {
        int number = 1;
        while (text.matches("(?s).*\\bquestion-" + number + "\\b.*")) {
            number++;
        }
        return "question-" + number;
    }
}
