package dev.parley.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A survey as it was published: immutable, checked, ready to run. Safe for any thread.
///
/// @param about title, kind and languages
/// @param defaults variables every conversation starts with, and the fields by which results can be split
/// @param start how conversations start and what happens by the clock
/// @param program its steps
public record Flow(Revision revision, About about, Defaults defaults, Start start, Program program) {
    /// Title, kind, the languages it is written in, its own first, and what it promises if it is anonymous.
    public record About(String title, FlowKind kind, List<Language> languages, Optional<Anonymity> anonymity) {
        /// A flow that keeps answers with the people who gave them.
        public About(String title, FlowKind kind, List<Language> languages) {
            this(title, kind, languages, Optional.empty());
        }

        /// @throws IllegalArgumentException without a language
        public About {
            languages = List.copyOf(languages);
            if (languages.isEmpty()) {
                throw new IllegalArgumentException("a flow has at least one language");
            }
        }

        /// The language the flow was written in.
        public Language language() {
            return languages.getFirst();
        }
    }

    /// Variables, segment fields, and the author's words for built-in messages.
    public record Defaults(Value.Fields vars, List<String> segments, Map<MessageKey, Wording> messages) {
        public Defaults {
            segments = List.copyOf(segments);
            messages = Map.copyOf(messages);
        }
    }

    /// What starts it and what the clock does.
    ///
    /// @param origins the web pages' origins (`https://shop.example.com`) that may embed the chat, beside our own
    /// @param frames those that may show the survey's page in a frame
    public record Start(Invite invite, Timing timing, List<String> origins, List<String> frames) {
        public Start {
            origins = List.copyOf(origins);
            frames = List.copyOf(frames);
        }
    }

    /// The flow's name.
    public FlowId id() {
        return revision.flow();
    }
}
