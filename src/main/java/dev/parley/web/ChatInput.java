package dev.parley.web;

import dev.parley.channel.About;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import dev.parley.conversation.Turn;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.inbox.Lane;
import dev.parley.inbox.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a visitor did: wrote something, or used a control.
///
/// @param clientId names it; the same again is the same
/// @param said what it says
/// @param question which question it answers, by the name its controls bear; "" for the open one
/// @param change whether it replaces an earlier answer
/// @param language the visitor's, if it begins the conversation
record ChatInput(String clientId, Said said, String question, boolean change, Optional<Language> language) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /// What a visitor's message says.
    sealed interface Said {
        /// Words.
        record Words(String text) implements Said {}

        /// A control's values.
        record Picked(List<String> values) implements Said {
            public Picked {
                values = List.copyOf(values);
            }
        }
    }

    /// Whether the text may name a message.
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// Under which the message is known, so that it is taken once.
    String messageId() {
        return Lane.ON_PAGE + clientId;
    }

    /// The message as channels hand it over.
    ///
    /// @param shown where it was said
    Inbound.Content content(Shown shown) {
        Optional<Question> open = shown.talk().flatMap(Shown.Talk::open);
        String ref = question.isEmpty() ? open.map(Question::ref).orElse("") : question;
        return switch (said) {
            case Said.Words words -> words(words.text(), ref, shown);
            case Said.Picked picked ->
                open.filter(it -> it.ref().equals(ref) && it.choices().isEmpty())
                                .isPresent()
                        ? words(String.join(", ", picked.values()), ref, shown)
                        : content(String.join(", ", picked.values()), new About.Tapped(ref, picked.values()));
        };
    }

    private Inbound.Content words(String text, String ref, Shown shown) {
        if (change) {
            return content(text, new About.Edited(before(ref, shown)));
        }
        return content(text, question.isEmpty() ? About.Nothing.NOTHING : new About.Form(ref));
    }

    /// The words that answered the question until now.
    private static String before(String ref, Shown shown) {
        String step = ref.substring(ref.indexOf('/') + 1);
        return shown
                .talk()
                .map(talk -> talk.conversation().history().transcript().reversed())
                .orElse(List.of())
                .stream()
                .filter(turn ->
                        turn.from() == Turn.Speaker.PERSON && turn.step().equals(step))
                .map(Turn::text)
                .findFirst()
                .orElse("");
    }

    private static Inbound.Content content(String text, About about) {
        return new Inbound.Content(text, 0, Inbound.Consent.UNMARKED, about);
    }

    /// A value as a control's values: a text, a number or a list of them; none if it is anything else.
    static List<String> values(Value value) {
        return switch (value) {
            case Value.Text text -> List.of(text.text());
            case Value.Numeric number -> List.of(number.shown());
            case Value.Truth truth -> List.of(truth.truth() ? "yes" : "no");
            case Value.Many many ->
                many.items().stream().flatMap(item -> values(item).stream()).toList();
            case Value.Moment m -> List.of();
            case Value.Fields f -> List.of();
            case Value.Missing m -> List.of();
        };
    }
}
