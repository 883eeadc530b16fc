package dev.parley.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.crash.Truth.Sms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run showed, by comparing what really happened with what the servers know.
///
/// @param acknowledged how many messages servers answered with 200
/// @param lost those of them that no transcript has
/// @param twice messages that transcripts have more than once, and lines with more conversations than were begun
/// @param doubled messages of ours that somebody received twice
/// @param missed messages that nobody acknowledged and that were not found in the list afterwards either
/// @param unfinished people who were not asked everything
record Verdict(
        int acknowledged,
        List<String> lost,
        List<String> twice,
        List<String> doubled,
        List<String> missed,
        List<String> unfinished) {

    /// Looks at every person.
    ///
    /// @param acknowledged what was acknowledged before the conversations were listed
    static Verdict of(Truth truth, Set<Sms> acknowledged, List<JsonNode> conversations) {
        Map<String, List<JsonNode>> byLane = new HashMap<>();
        for (JsonNode conversation : conversations) {
            String id = conversation.path("id").asText();
            byLane.computeIfAbsent(id.substring(0, id.lastIndexOf('-')), lane -> new ArrayList<>())
                    .add(conversation);
        }
        Verdict verdict = new Verdict(
                acknowledged.size(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        // Of somebody who has not received anything nobody knows which line is theirs.
        truth.people().stream()
                .filter(person -> !truth.lane(person).isEmpty())
                .forEach(person -> verdict.said(
                        truth.of(person), acknowledged, byLane.getOrDefault(truth.lane(person), List.of())));
        truth.people().forEach(person -> verdict.received(truth, person));
        return verdict;
    }

    private void said(List<Sms> messages, Set<Sms> acknowledgements, List<JsonNode> talks) {
        List<String> known = new ArrayList<>();
        talks.forEach(talk -> talk.path("transcript").forEach(turn -> {
            if (turn.path("from").asText().equals("person")) {
                known.add(turn.path("text").asText());
            }
        }));
        if (!talks.isEmpty()) {
            // A keyword begins a conversation and is no part of it.
            known.add(Crowd.KEYWORD);
        }
        messages.stream()
                .filter(Sms::written)
                .forEach(sms -> heard(sms, Collections.frequency(known, sms.text()), acknowledgements.contains(sms)));
        if (talks.size() > 1) {
            twice.add(messages.getFirst().person() + " has " + talks.size() + " conversations");
        }
    }

    private void received(Truth truth, String person) {
        Set<String> received = new HashSet<>();
        truth.of(person).stream()
                .filter(sms -> !sms.written() && !received.add(sms.text()))
                .forEach(sms -> doubled.add(person + ": " + sms.text()));
        if (!Crowd.wasAskedEverything(truth, person)) {
            unfinished.add(person + " received " + received);
        }
    }

    private void heard(Sms sms, int times, boolean isAcknowledged) {
        if (times > 1) {
            twice.add(sms.person() + ": " + sms.text() + " " + times + " times");
        }
        if (times == 0) {
            (isAcknowledged ? lost : missed).add(sms.person() + ": " + sms.text());
        }
    }

    /// Nothing that was promised is broken.
    boolean isGood() {
        return lost.isEmpty() && twice.isEmpty() && doubled.isEmpty();
    }

    @Override
    public String toString() {
        return "acknowledged " + acknowledged + ", lost " + lost.size() + ", twice " + twice.size() + ", doubled "
                + doubled.size() + ", missed " + missed.size() + ", unfinished " + unfinished.size();
    }

    /// Everything that is wrong, a line each.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        lost.forEach(one -> faults.add("lost: " + one));
        twice.forEach(one -> faults.add("twice: " + one));
        doubled.forEach(one -> faults.add("doubled: " + one));
        missed.forEach(one -> faults.add("missed: " + one));
        unfinished.forEach(one -> faults.add("unfinished: " + one));
        return faults;
    }
}
