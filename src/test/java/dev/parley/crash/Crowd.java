package dev.parley.crash;

import dev.parley.crash.Truth.Sms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The people: each answers every question once, and what they say tells who they are. Safe for any thread.
final class Crowd {
    /// What people begin with by themselves.
    static final String KEYWORD = "hi";

    private static final Map<String, String> ANSWERS = Map.of(
            "Who was it?", "It was the friend of %s",
            "How likely are you to recommend us? Reply 0 to 10.", "7",
            "What was the reason?", "because of %s",
            "Whom did you meet?", "I met the friend of %s",
            "What could be better?", "the coffee of %s");
    /// The last words of the two flows, which are said once at most.
    private static final Set<String> LAST_WORDS = Set.of("Thank you.", "Goodbye.");
    /// How what people say last begins.
    private static final List<String> LAST_ANSWERS = List.of("because of ", "the coffee of ");

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Voice voice;

    /// How people write.
    interface Voice {
        void write(String person, String text) throws InterruptedException;
    }

    Crowd(Voice voice) {
        this.voice = voice;
    }

    /// A person reads a message, and answers it if it asks something new.
    void reads(Sms sms) {
        String answer = ANSWERS.get(sms.text());
        if (answer != null && heard.add(sms.person() + sms.text())) {
            Thread.ofVirtual().start(() -> write(sms.person(), answer.formatted(sms.person())));
        }
    }

    /// Whether everything was asked and answered.
    static boolean isDone(Truth truth, String person) {
        return truth.of(person).stream()
                .anyMatch(sms -> LAST_WORDS.contains(sms.text())
                        || (truth.isAcknowledged(sms) && LAST_ANSWERS.stream().anyMatch(sms.text()::startsWith)));
    }

    /// Whether the last question was asked: they have answered it, though perhaps nobody said so, and a last word
    /// that may have been said is not said again.
    static boolean wasAskedEverything(Truth truth, String person) {
        return isDone(truth, person)
                || truth.of(person).stream()
                        .anyMatch(sms -> sms.written() && LAST_ANSWERS.stream().anyMatch(sms.text()::startsWith));
    }

    private void write(String person, String text) {
        try {
            voice.write(person, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
