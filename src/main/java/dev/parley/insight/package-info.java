/// The sums: what counted answers say and how sure that is. Figures, intervals that hold however often one
/// looks, changes that are changes, and what became of everybody who was invited. Pure; made from counts, so a
/// figure costs the same for ten answers and for ten million. docs/figures.md states the formulas and their
/// sources.
@NullMarked
package dev.parley.insight;

import org.jspecify.annotations.NullMarked;
