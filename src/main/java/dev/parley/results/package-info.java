/// What was answered, summed up by day: how conversations went, question by question, for a whole flow and for each
/// part of its people. The sums are recounted from the stored conversations behind the turns, never added up in them,
/// so a correction, a repeated message or an erasure can make nothing wrong. What they mean is in `insight`.
@NullMarked
package dev.parley.results;

import org.jspecify.annotations.NullMarked;
