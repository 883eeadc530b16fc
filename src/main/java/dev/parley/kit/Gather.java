package dev.parley.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Answers many callers' questions with one call: while a call is under way, the questions that come meanwhile gather
/// for the next one. Nobody waits longer than for the call that is under way and the own one. Safe for any thread;
/// blocks its callers.
///
/// @param <Q> a question
/// @param <A> its answer
public final class Gather<Q, A> {
    private final Function<List<Q>, List<A>> answer;
    private final Limits limits;
    private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private int calls;

    /// How many calls run at once, and how many questions one call may hold.
    public record Limits(int calls, int questions) {}

    /// @param answer answers questions, as many answers as there are questions and in their order; runs on a virtual
    /// thread; what it throws is thrown to every caller of that call
    public Gather(Limits limits, Function<List<Q>, List<A>> answer) {
        this.limits = limits;
        this.answer = answer;
    }

    /// Waits for the answer.
    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        if (enter(asked)) {
            Thread.ofVirtual().name("gather").start(this::callUntilNobodyWaits);
        }
        try {
            return asked.answer.join();
        } catch (CompletionException e) {
            throw causeOf(e) instanceof RuntimeException fault ? fault : e;
        }
    }

    /// Whether a new call must begin, because fewer run than may.
    private synchronized boolean enter(Asked<Q, A> asked) {
        waiting.add(asked);
        boolean begins = calls < limits.calls;
        if (begins) {
            calls++;
        }
        return begins;
    }

    private synchronized List<Asked<Q, A>> take() {
        List<Asked<Q, A>> batch = new ArrayList<>(Math.min(waiting.size(), limits.questions));
        while (batch.size() < limits.questions && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (batch.isEmpty()) {
            calls--;
        }
        return batch;
    }

    private void callUntilNobodyWaits() {
        for (List<Asked<Q, A>> batch = take(); !batch.isEmpty(); batch = take()) {
            call(batch);
        }
    }

    private void call(List<Asked<Q, A>> batch) {
        List<Q> questions = new ArrayList<>(batch.size());
        batch.forEach(asked -> questions.add(asked.question));
        CompletableFuture<List<A>> answers =
                CompletableFuture.completedFuture(questions).thenApply(this::answers);
        for (int i = 0; i < batch.size(); i++) {
            if (answers.isCompletedExceptionally()) {
                batch.get(i).answer.completeExceptionally(causeOf(answers.exceptionNow()));
            } else {
                batch.get(i).answer.complete(answers.resultNow().get(i));
            }
        }
    }

    private List<A> answers(List<Q> questions) {
        List<A> answers = answer.apply(questions);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + questions.size() + " questions");
        }
        return answers;
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}
}
