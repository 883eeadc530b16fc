package dev.parley.flow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One stop in a flow. Adding a kind is adding one record here; the compiler then lists what is left to do.
public sealed interface Step {
    /// The step's name, given or derived from its place.
    StepId id();

    /// Sends a question and waits for its answer.
    record Ask(StepId id, Wording prompt, AnswerType answer, AskRules rules, List<Branch> then) implements Step {
        public Ask {
            then = List.copyOf(then);
        }
    }

    /// Sends a message and goes on. `image` is an address, "" for none.
    record Say(StepId id, Wording message, String image) implements Step {}

    /// Runs `steps` if the condition holds, else `otherwise`.
    record When(StepId id, Condition condition, List<Step> steps, List<Step> otherwise) implements Step {
        public When {
            steps = List.copyOf(steps);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// Runs the first case whose condition holds, else `otherwise`.
    record Choose(StepId id, List<Guarded> cases, List<Step> otherwise) implements Step {
        /// A condition and what runs if it is the first to hold.
        public record Guarded(Condition condition, List<Step> steps) {
            public Guarded {
                steps = List.copyOf(steps);
            }
        }

        public Choose {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// Writes fields; each target is `contact.NAME` or `vars.NAME`.
    record Set(StepId id, Map<String, Expression> fields) implements Step {
        public Set {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// Opens a follow-up case.
    record OpenCase(StepId id, CaseOrder order) implements Step {}

    /// Tells people now.
    record Notify(StepId id, Wording text, NotifyTargets targets) implements Step {}

    /// Asks a named integration; `save` maps targets (`vars.NAME`, `contact.NAME`) to paths in its JSON reply.
    ///
    /// @param within how long it may take; then `failed` runs
    record Call(StepId id, Request request, Duration within, Map<String, String> save, List<Step> failed)
            implements Step {
        /// How long a call may take whose flow says nothing.
        public static final Duration USUAL = Duration.ofSeconds(10);
        /// Nobody waits longer for an answer to a text message.
        public static final Duration LONGEST = Duration.ofSeconds(60);

        /// Whom it asks, and what is sent.
        public record Request(String integration, Map<String, Template> with) {
            public Request {
                with = Map.copyOf(with);
            }
        }

        public Call {
            save = Map.copyOf(save);
            failed = List.copyOf(failed);
        }
    }

    /// Takes one share by weight, the same one for a person each time.
    record Split(StepId id, List<Share> shares) implements Step {
        /// A named share of the people, in hundredths of a percent, and what runs for them.
        public record Share(String name, int weight, List<Step> steps) {
            public Share {
                steps = List.copyOf(steps);
            }
        }

        /// @throws IllegalArgumentException if nobody would take any share
        public Split {
            shares = List.copyOf(shares);
            if (shares.stream().mapToInt(Share::weight).sum() <= 0) {
                throw new IllegalArgumentException("a split needs weights above 0");
            }
        }
    }

    /// Takes some of the steps, other ones each time a person comes by.
    record Rotate(StepId id, int take, List<Step> steps) implements Step {
        public Rotate {
            steps = List.copyOf(steps);
        }
    }

    /// Pauses, then goes on.
    record Wait(StepId id, Duration pause) implements Step {}

    /// Runs another flow's steps in place; `with` sets variables for them.
    record Include(StepId id, FlowId flow, Map<String, Template> with, List<Step> steps) implements Step {
        public Include {
            with = Map.copyOf(with);
            steps = List.copyOf(steps);
        }
    }

    /// Goes on at another step.
    record Go(StepId id, StepId target) implements Step {}

    /// Says good-bye and ends the conversation with a status: `completed` unless the author chose another word.
    record End(StepId id, Wording closing, String status) implements Step {}
}
