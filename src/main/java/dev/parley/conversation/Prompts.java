package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import java.util.ArrayList;
import java.util.List;

/// Words a question for a person: the text, and on channels without controls its options as a numbered list.
final class Prompts {
    private Prompts() {}

    static Effect.Send of(Draft draft, Step.Ask ask) {
        String bare = draft.render(ask.prompt());
        List<Option> shown = shown(draft.state(), ask);
        String text = draft.state().origin().voice().medium() == Medium.SMS
                ? bare + list(draft.state().origin().voice().language(), shown)
                : bare;
        return new Effect.Send(ask.id(), text, bare, new Effect.Controls.Question(ask.answer(), shown));
    }

    /// The options in the order this person sees them, the same each time they are asked.
    static List<Option> shown(Conversation conversation, Step.Ask ask) {
        boolean shuffle = switch (ask.answer()) {
            case AnswerType.Choice choice -> choice.shuffle();
            case AnswerType.Choices choices -> choices.shuffle();
            case AnswerType.Score s -> false;
            case AnswerType.YesNo y -> false;
            case AnswerType.Text t -> false;
            case AnswerType.Decimal d -> false;
            case AnswerType.Date d -> false;
            case AnswerType.Email e -> false;
            case AnswerType.Phone p -> false;
        };
        return shuffle ? shuffled(conversation, ask) : ask.answer().options();
    }

    /// Fisher–Yates with the person's own chance.
    private static List<Option> shuffled(Conversation conversation, Step.Ask ask) {
        List<Option> order = new ArrayList<>(ask.answer().options());
        for (int last = order.size() - 1; last > 0; last--) {
            String purpose = conversation.id() + "/" + ask.id() + "/" + last;
            int other = conversation.origin().chance().pick(purpose, last + 1);
            order.set(last, order.set(other, order.get(last)));
        }
        return order;
    }

    /// `\n1. Delivery\n2. Price`, nothing where there are no options.
    static String list(Language language, List<Option> shown) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            lines.append('\n').append(i + 1).append(". ").append(shown.get(i).text(language));
        }
        return lines.toString();
    }
}
