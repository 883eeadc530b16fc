/// Plays the dialogues that flows carry, saving each conversation and reading it back between its turns.
@NullMarked
package dev.parley.flowtest;

import org.jspecify.annotations.NullMarked;
