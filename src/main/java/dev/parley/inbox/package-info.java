/// Where messages come in: stored, taken once, in order. Finds the person's lane, drives one turn of the
/// conversation, and keeps the outcome in one guarded write before anything is answered.
@NullMarked
package dev.parley.inbox;

import org.jspecify.annotations.NullMarked;
