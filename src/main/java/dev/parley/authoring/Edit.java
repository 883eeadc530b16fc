package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;

/// A part of a text and what is put in its place: nothing is replaced where `from` is `to`, nothing is put there if
/// `text` is empty.
public record Edit(Mark from, Mark to, String text) {}
