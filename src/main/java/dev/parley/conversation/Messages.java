package dev.parley.conversation;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.MessageKey;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import java.time.Instant;

/// The messages that Parley says by itself: in the author's words where the flow has its own, else in the built-in
/// ones.
/// Safe for any thread.
public final class Messages {
    private final Phrases phrases;

    /// With these built-in words.
    public Messages(Phrases phrases) {
        this.phrases = phrases;
    }

    /// A message in a conversation, open or ended.
    public String text(MessageKey key, Flow flow, Conversation conversation, Instant now) {
        Wording own = flow.defaults().messages().getOrDefault(key, Wording.none());
        Origin.Voice voice = conversation.origin().voice();
        if (own.isPresent()) {
            Scope scope = new Scope(conversation.facts(), Value.Fields.NONE, voice.medium(), voice.language(), now);
            return own.in(voice.language(), voice.medium()).render(scope);
        }
        return text(key, voice.language(), brand(flow, conversation));
    }

    /// A message outside of any conversation.
    ///
    /// @param brand who speaks
    public String text(MessageKey key, Language language, String brand) {
        PhraseKey phrase = PhraseKey.of(key);
        return phrase.arguments() == 0 ? phrases.text(phrase, language) : phrases.text(phrase, language, brand);
    }

    /// A phrase as it is in a language.
    public String phrase(PhraseKey key, Language language, String... arguments) {
        return phrases.text(key, language, arguments);
    }

    /// Who speaks: the variable `brand`, else the flow's title.
    public static String brand(Flow flow) {
        String brand = flow.defaults().vars().get("brand").shown();
        return brand.isEmpty() ? flow.about().title() : brand;
    }

    private static String brand(Flow flow, Conversation conversation) {
        String brand = conversation.facts().vars().get("brand").shown();
        return brand.isEmpty() ? brand(flow) : brand;
    }
}
