package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.NotifyTargets;
import dev.parley.flow.Option;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a turn asks the world to do.
public sealed interface Effect {
    /// The step that asks for it.
    StepId step();

    /// A message to the person. `text` is complete as it stands; channels that can show controls use `controls` beside
    /// `bare`, the text without the list of options.
    record Send(StepId step, String text, String bare, Controls controls) implements Effect {}

    /// What may be tapped instead of typed.
    sealed interface Controls {
        /// Nothing.
        enum None implements Controls {
            /// No controls.
            NONE
        }

        /// A question's answer type, and its options in the order shown.
        record Question(AnswerType type, List<Option> shown) implements Controls {
            public Question {
                shown = List.copyOf(shown);
            }
        }
    }

    /// An effect that is kept in the conversation until another part of Parley carries it out.
    sealed interface Recorded extends Effect {
        /// When it was asked for.
        Instant at();
    }

    /// Open a case.
    record OpenCase(StepId step, Instant at, String queue, CaseDetails details) implements Recorded {}

    /// Whom a case wants, when it is due ({@link Instant#EPOCH}: the queue's own time) and what it says.
    record CaseDetails(String skill, String assign, String priority, Instant due, String note) {}

    /// Tell people.
    record Notify(StepId step, Instant at, String text, NotifyTargets targets) implements Recorded {}

    /// Ask an integration; the conversation waits for {@link Input.Called}.
    ///
    /// @param within how long it may take
    record Call(StepId step, Instant at, String integration, Map<String, String> with, Duration within)
            implements Recorded {
        public Call {
            with = Map.copyOf(with);
        }
    }

    /// Write a field of the contact.
    record SaveContact(StepId step, Instant at, String field, Value value) implements Recorded {}

    /// The person wants no more messages.
    record OptOut(StepId step, Instant at) implements Recorded {}

    /// A corrected answer left the branch in which this step had opened a case or told people: take it back.
    record Withdraw(StepId step, Instant at) implements Recorded {}
}
