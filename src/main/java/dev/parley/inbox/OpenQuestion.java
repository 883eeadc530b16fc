package dev.parley.inbox;

import dev.parley.channel.Question;

/// The question that waits for somebody, with what was said when it was asked last.
public record OpenQuestion(String text, Question question) {}
