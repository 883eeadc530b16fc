/// The commands of `parley`: what they take, what they print, how they end. Exit codes: 0 done, 1 the input was found
/// wrong, 2 wrong usage, 70 a fault of ours.
@NullMarked
package dev.parley.command;

import org.jspecify.annotations.NullMarked;
