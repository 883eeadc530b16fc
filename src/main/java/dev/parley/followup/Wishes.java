package dev.parley.followup;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Turn;
import dev.parley.flow.Condition;
import dev.parley.flow.Language;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import dev.parley.theme.Themes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Why a conversation wants a case: its flow ordered one, or a rule of the desk fits an answer. A function of what is
/// stored, so that it says the same however often it is asked. Safe for any thread.
final class Wishes {
    private static final int WORDS = 160;

    private final Function<String, Condition> conditions;
    private final Supplier<Themes> themes;

    /// @param conditions compiles a condition over `contact`
    Wishes(Function<String, Condition> conditions, Supplier<Themes> themes) {
        this.conditions = conditions;
        this.themes = themes;
    }

    /// All of them, those that were taken back included.
    List<Wish> of(Conversation talk, Desk desk) {
        List<Wish> wishes = new ArrayList<>(ordered(talk));
        for (AlertRule rule : desk.rules()) {
            fitting(talk, rule)
                    .ifPresent(answer -> wishes.add(new Wish(
                            new Case.Reason(
                                    "rule " + rule.id(),
                                    reason(rule, answer),
                                    answer.evidence().at(),
                                    false),
                            rule.order(),
                            "",
                            Optional.empty())));
        }
        return wishes;
    }

    /// Whether something may have changed for a case that was opened before.
    static boolean mayConcernACase(Conversation talk) {
        return talk.history().answers().stream()
                        .anyMatch(one -> !one.evidence().before().isEmpty())
                || talk.history().transcript().stream().anyMatch(Wishes::isBeyondTheFlow);
    }

    private static boolean isBeyondTheFlow(Turn turn) {
        return turn.from() == Turn.Speaker.PERSON && turn.step().isEmpty();
    }

    private static List<Wish> ordered(Conversation talk) {
        List<Wish> wishes = new ArrayList<>();
        List<Effect.Recorded> effects = talk.history().effects();
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) instanceof Effect.OpenCase order) {
                boolean withdrawn = effects.subList(i, effects.size()).stream()
                        .anyMatch(later ->
                                later instanceof Effect.Withdraw && later.step().equals(order.step()));
                wishes.add(wish(order, "order " + i, withdrawn));
            }
        }
        return wishes;
    }

    private static Wish wish(Effect.OpenCase order, String key, boolean withdrawn) {
        Effect.CaseDetails details = order.details();
        String queue = order.queue().isEmpty() ? Desk.DEFAULT_QUEUE : order.queue();
        String text = details.note().isEmpty() ? "the survey asks for it" : details.note();
        return new Wish(
                new Case.Reason(key, text, order.at(), withdrawn),
                new AlertRule.Order(
                        queue,
                        details.skill(),
                        Priority.of(details.priority()).orElse(Priority.NORMAL),
                        details.note()),
                details.assign(),
                Optional.of(details.due()).filter(due -> !due.equals(Instant.EPOCH)));
    }

    private Optional<Answer> fitting(Conversation talk, AlertRule rule) {
        AlertRule.Fits fits = rule.fits();
        boolean flowFits = fits.flows().isEmpty()
                || fits.flows().contains(talk.origin().revision().flow().value());
        if (!flowFits || !wordsFit(talk, fits) || !themesFit(talk, fits) || !contactFits(talk, fits)) {
            return Optional.empty();
        }
        return talk.history().answers().stream()
                .filter(Answer::isGiven)
                .filter(one -> !one.evidence().at().isBefore(rule.since()))
                .filter(one -> fits.bands().isEmpty()
                        ? !fits.isForAnything()
                        : fits.bands().contains(one.rating().band()))
                .findFirst();
    }

    private static boolean wordsFit(Conversation talk, AlertRule.Fits fits) {
        String said = words(talk).toLowerCase(Locale.ROOT);
        return fits.words().isEmpty()
                || fits.words().stream()
                        .anyMatch(word -> Pattern.compile(
                                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                                .matcher(said)
                                .find());
    }

    private boolean themesFit(Conversation talk, AlertRule.Fits fits) {
        return fits.themes().isEmpty()
                || themes.get().of(words(talk), talk.origin().voice().language().tag()).stream()
                        .anyMatch(fits.themes()::contains);
    }

    private boolean contactFits(Conversation talk, AlertRule.Fits fits) {
        if (fits.when().isEmpty()) {
            return true;
        }
        var voice = talk.origin().voice();
        Scope scope = new Scope(
                talk.facts(),
                Value.Fields.NONE,
                voice.medium(),
                new Language(voice.language().tag()),
                Instant.EPOCH);
        return conditions.apply(fits.when()).holds(scope);
    }

    private static String reason(AlertRule rule, Answer answer) {
        String score = answer.rating().scale().isEmpty()
                ? ""
                : " (" + answer.rating().scale() + " " + answer.value().shown() + ")";
        return "rule " + rule.id() + score
                + (rule.order().note().isEmpty() ? "" : ": " + rule.order().note());
    }

    /// What the person said beside scores: comments and answers in words.
    private static String words(Conversation talk) {
        List<String> said = new ArrayList<>();
        for (Answer answer : talk.history().answers()) {
            if (answer.value() instanceof Value.Text text
                    && answer.rating().scale().isEmpty()) {
                said.add(text.text());
            }
            said.add(answer.comment());
        }
        said.removeIf(String::isBlank);
        return String.join(" · ", said.stream().distinct().toList());
    }

    /// What a list shows of the conversation: its lowest band's score first asked, and the first words.
    static Case.Snapshot snapshot(Conversation talk) {
        Value.Fields contact = talk.facts().contact();
        String name = contact.get("name").shown();
        String person = name.isEmpty() ? contact.get("first_name").shown() : name;
        Optional<Answer> score = talk.history().answers().stream()
                .filter(one -> one.value() instanceof Value.Numeric
                        && !one.rating().scale().isEmpty())
                .findFirst();
        String words = words(talk);
        return new Case.Snapshot(
                person,
                score.map(one -> one.rating().scale()).orElse(""),
                score.map(one -> one.value().shown()).orElse(""),
                score.map(one -> one.rating().band()).orElse(""),
                words.length() <= WORDS
                        ? words
                        : words.substring(
                                0,
                                words.offsetByCodePoints(0, Math.min(WORDS, words.codePointCount(0, words.length())))));
    }

    /// When the person last said something.
    static Instant heard(Conversation talk) {
        return talk.history().transcript().stream()
                .filter(turn -> turn.from() == Turn.Speaker.PERSON)
                .map(Turn::at)
                .max(Instant::compareTo)
                .orElse(talk.origin().startedAt());
    }
}
