package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.reply.StandardReader;
import dev.parley.store.ConversationBson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any edit of a flow, any conversation in the middle of it: whoever is moved goes on without an error, and no answer
/// of theirs ever stands under another question than the one they saw.
class MovePropertyTest {
    private static final int ROUNDS = 250;
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Engine ENGINE = new Engine(StandardReader.create(), Phrases.builtIn());
    private static final List<Medium> MEDIA = List.of(Medium.SMS, Medium.SLACK, Medium.WEB);
    private static final List<String> REPLIES = List.of(
            "3",
            "9",
            "7",
            "2 - it was late",
            "8 great staff",
            "yes",
            "no",
            "skip",
            "help",
            "dunno",
            "back",
            "thanks",
            "sorry, I meant 2",
            "change that to 9",
            "a@example.com",
            "1",
            "it took too long");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoever_is_moved_goes_on_and_no_answer_stands_under_another_question(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Path> files =
                Stream.concat(Golden.flows("good").stream(), shipped()).toList();
        Spoiler spoiler = new Spoiler(chance);
        int moves = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path file = files.get(chance.nextInt(files.size()));
            String text = Golden.read(file);
            Optional<Flow> old = load(file, text);
            String edited = spoiler.edited(text);
            Optional<Flow> next = load(file, edited);
            if (old.isPresent() && next.isPresent()) {
                moves += moves(chance, old.get(), next.get(), "seed " + seed + ", round " + round + ":\n" + edited);
            }
        }
        assertThat(moves).as("edits that let people be moved").isGreaterThan(ROUNDS / 4);
    }

    private static Stream<Path> shipped() {
        return Stream.of("after-purchase", "change-of-details", "onboarding", "relationship", "support-csat")
                .map(name -> Path.of("conversation-flows", name + ".yaml"));
    }

    private static Optional<Flow> load(Path file, String text) {
        return FlowLoader.load(file.toString(), text.getBytes(StandardCharsets.UTF_8), Includes.NONE)
                .flow();
    }

    /// How many states of a conversation could be moved.
    private static int moves(RandomGenerator chance, Flow old, Flow next, String what) {
        int moves = 0;
        Instant now = START;
        Conversation talk = start(chance, old);
        for (int turn = 0; turn < 8 && talk.status().isOpen(); turn++) {
            if (ENGINE.move(talk, old, next, now) instanceof Move.Goes goes) {
                moves++;
                stands(talk, goes.conversation(), next, what);
                goOn(chance, next, goes.conversation(), now, what);
            }
            now = now.plus(Duration.ofMinutes(chance.nextInt(1, 90)));
            talk = ENGINE.advance(old, talk, input(chance, old, talk), now).conversation();
        }
        return moves;
    }

    private static Conversation start(RandomGenerator chance, Flow flow) {
        Medium medium = MEDIA.get(chance.nextInt(MEDIA.size()));
        Origin.Voice voice = new Origin.Voice(
                medium,
                chance.nextInt(4) == 0
                        ? flow.about().languages().getLast()
                        : flow.about().language(),
                flow.about().anonymity().isPresent());
        Origin origin = new Origin(
                new ConversationId("c" + chance.nextInt(99)),
                flow.revision(),
                voice,
                START,
                new Origin.Chance(chance.nextLong(), chance.nextInt(4)));
        return ENGINE.start(flow, origin, Facts.NONE).conversation();
    }

    private static Input input(RandomGenerator chance, Flow flow, Conversation talk) {
        Optional<Step> waiting = talk.progress().at().flatMap(flow.program()::find);
        if (waiting.orElse(null) instanceof Step.Call) {
            return new Input.Called(Optional.empty());
        }
        return switch (chance.nextInt(8)) {
            case 0 -> new Input.Tick();
            case 1 -> new Input.Tapped(Value.of(chance.nextInt(11)));
            case 2 ->
                talk.history().answers().isEmpty()
                        ? new Input.Tick()
                        : new Input.Amended(talk.history().answers().getFirst().step(), Value.of(chance.nextInt(11)));
            default -> new Input.Said(REPLIES.get(chance.nextInt(REPLIES.size())));
        };
    }

    /// What was said and answered is as it was, and means the same there.
    private static void stands(Conversation before, Conversation after, Flow next, String what) {
        assertThat(ConversationBson.from(ConversationBson.to(after))).as(what).isEqualTo(after);
        assertThat(after.history()).as(what).isEqualTo(before.history());
        assertThat(after.origin().revision()).as(what).isEqualTo(next.revision());
        after.progress().at().filter(StepId::isGiven).ifPresent(at -> wasAsked(after, next, at, what));
        for (Answer answer : after.history().answers()) {
            if (!answer.evidence().rule().startsWith("given-with")) {
                wasAsked(after, next, answer.step(), what);
            }
            if (!answer.rating().scale().isEmpty()) {
                assertThat(next.program().find(answer.step()))
                        .as(what)
                        .get()
                        .matches(step -> ((Step.Ask) step)
                                .answer()
                                .word()
                                .equals(answer.rating().scale()));
            }
        }
    }

    /// The words of the question on that revision are words that the person has read.
    private static void wasAsked(Conversation talk, Flow flow, StepId step, String what) {
        if (flow.program().find(step).orElse(null) instanceof Step.Ask ask) {
            String words = Prompts.of(
                            new Draft(flow, talk, talk.progress().clock().waitingSince()), ask)
                    .text();
            assertThat(talk.history().transcript())
                    .as("%s asks %s%n%s", step, words, what)
                    .anyMatch(turn ->
                            turn.step().equals(step.value()) && turn.text().equals(words));
        }
    }

    /// Goes on to the end on the new revision: every further answer is one to the question that was open.
    private static void goOn(RandomGenerator chance, Flow flow, Conversation moved, Instant from, String what) {
        Conversation talk = moved;
        Instant now = from;
        for (int turn = 0; turn < 12 && talk.status().isOpen(); turn++) {
            now = now.plus(Duration.ofMinutes(chance.nextInt(1, 90)));
            // The clock comes first, as it does on a server: nobody answers what they have not read.
            Conversation before =
                    ENGINE.advance(flow, talk, new Input.Tick(), now).conversation();
            talk = ENGINE.advance(flow, before, input(chance, flow, before), now)
                    .conversation();
            answersWhatWasOpen(before, talk, flow, what);
        }
    }

    private static void answersWhatWasOpen(Conversation before, Conversation after, Flow flow, String what) {
        Set<StepId> known =
                before.history().answers().stream().map(Answer::step).collect(Collectors.toSet());
        List<Answer> fresh = new ArrayList<>(after.history().answers());
        fresh.removeIf(answer ->
                known.contains(answer.step()) || answer.evidence().rule().startsWith("given-with"));
        for (Answer answer : fresh) {
            assertThat(before.progress().at()).as(what).contains(answer.step());
            wasAsked(after, flow, answer.step(), what);
        }
    }
}
