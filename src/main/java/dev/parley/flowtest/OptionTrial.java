package dev.parley.flowtest;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problems;
import dev.parley.reply.Clashes;
import dev.parley.reply.Doubt;
import dev.parley.reply.Keyword;
import dev.parley.reply.Question;
import dev.parley.reply.Reading;
import dev.parley.reply.ReplyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replies to every question with the very words of its options and labels, in every language: whoever copies what is
/// shown must be understood. Finds options that mean "stop", that look alike, and words of networks. Safe for any
/// thread.
public final class OptionTrial {
    private final ReplyReader reader;

    /// A trial with the reader that will read people's replies.
    public OptionTrial(ReplyReader reader) {
        this.reader = reader;
    }

    /// Warnings about options and labels.
    ///
    /// @param file the flow's file in the warnings
    /// @param places where steps (`topic`) and their options (`topic/price`, `topic/price/es`)
    ///     stand; what has no place belongs to an included flow and is left to its own check
    public List<Problem> of(Flow flow, String file, Map<String, Mark> places) {
        Problems problems = new Problems(file);
        for (Step step : flow.program().all().values()) {
            if (step instanceof Step.Ask ask && places.containsKey(ask.id().value())) {
                for (Language language : flow.about().languages()) {
                    new Asked(ask, language, flow, places, problems).check();
                }
            }
        }
        return problems.sorted();
    }

    /// One question in one language.
    private final class Asked {
        private final Step.Ask ask;
        private final Language language;
        private final Question question;
        private final Map<String, Mark> places;
        private final Problems problems;

        Asked(Step.Ask ask, Language language, Flow flow, Map<String, Mark> places, Problems problems) {
            this.ask = ask;
            this.language = language;
            this.places = places;
            this.problems = problems;
            List<Language> languages = new ArrayList<>(List.of(language, Language.ENGLISH));
            languages.addAll(flow.about().languages());
            question = Question.of(ask.answer(), languages.stream().distinct().toList());
        }

        void check() {
            if (ask.answer() instanceof AnswerType.Score score) {
                score.labels().forEach(this::label);
            }
            List<Option> options = ask.answer().options();
            for (int i = 0; i < options.size(); i++) {
                Option option = options.get(i);
                words(option).forEach(word -> option(option, word));
                alike(option, options.subList(0, i));
            }
        }

        /// What a person may copy in this language. An option without words in it was tried in the flow's own.
        private List<String> words(Option option) {
            List<String> words = new ArrayList<>();
            Optional.ofNullable(option.texts().get(language)).ifPresent(words::add);
            if (language.equals(option.texts().keySet().iterator().next())) {
                words.addAll(option.also());
            }
            return words;
        }

        private void option(Option option, String word) {
            Mark at = at(option);
            String shown = "\"" + word + "\"";
            if (isTaken(word)) {
                problems.warning(
                        at, "option " + shown + ": phone networks act on this word themselves; take another word");
                return;
            }
            String heard = heard(word, option.value());
            if (!heard.isEmpty()) {
                problems.warning(at, "option " + shown + ": in " + language + " this reply " + heard);
            }
        }

        private void label(int number, Map<Language, String> words) {
            String word = words.getOrDefault(language, "");
            String heard = word.isEmpty() ? "" : heard(word, String.valueOf(number));
            if (!heard.isEmpty()) {
                problems.warning(
                        place(ask.id(), ""),
                        "label " + number + ", \"" + word + "\": in " + language + " this reply " + heard);
            }
        }

        /// What becomes of a reply that should have this value, as a half sentence; "" if it is understood.
        private String heard(String word, String value) {
            return switch (reader.read(question, word)) {
                case Reading.Understood understood ->
                    shown(understood.value()).equals(value)
                            ? ""
                            : "is taken to mean " + understood.value().shown();
                case Reading.Unclear unclear ->
                    unclear.doubt() == Doubt.NO_ANSWER || unclear.heard().isEmpty()
                            ? "is not understood"
                            : "could mean " + String.join(" or ", unclear.heard()) + ", so it is asked back";
                case Reading.Correction correction -> "is taken to correct an earlier answer";
                case Reading.Control control -> command(control.keyword());
            };
        }

        private static String command(Keyword keyword) {
            return switch (keyword) {
                case STOP -> "opts the person out; take another word";
                case SKIP -> "skips the question; take another word";
                case BACK -> "goes back to the question before; take another word";
                case HELP -> "asks for help; take another word";
                case START -> "opts the person in again; take another word";
            };
        }

        private static String shown(Value value) {
            return value instanceof Value.Many many && many.items().size() == 1
                    ? many.items().getFirst().shown()
                    : value.shown();
        }

        private void alike(Option option, List<Option> others) {
            String text = option.texts().getOrDefault(language, "");
            for (Option other : others) {
                String second = other.texts().getOrDefault(language, "");
                if (!text.isBlank() && !second.isBlank() && areAlike(text, second)) {
                    problems.warning(
                            at(option),
                            "options \"" + second + "\" and \"" + text
                                    + "\" are one slip of typing apart; a misspelt reply could mean either");
                }
            }
        }

        private Mark at(Option option) {
            Mark own = place(ask.id(), "/" + option.value());
            return places.getOrDefault(ask.id() + "/" + option.value() + "/" + language, own);
        }

        private Mark place(StepId step, String part) {
            Mark whole = places.getOrDefault(step.value(), Mark.START);
            return places.getOrDefault(step + part, whole);
        }
    }

    /// Years and sizes look alike to a counter of slips; nobody mixes them up.
    private static boolean areAlike(String one, String other) {
        boolean figures = one.codePoints().anyMatch(Character::isDigit)
                && other.codePoints().anyMatch(Character::isDigit);
        return !figures && Clashes.confusable(one, other);
    }

    /// YES only opts in again who had opted out, and comes through; as an answer it is too usual to warn of.
    private static boolean isTaken(String word) {
        return Clashes.isCarrierWord(word) && !word.strip().equalsIgnoreCase("yes");
    }
}
