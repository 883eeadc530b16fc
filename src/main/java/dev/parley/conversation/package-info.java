/// One person's way through one revision of a flow: pure values and the function that advances them. No I/O, no clock,
/// no chance of its own.
@NullMarked
package dev.parley.conversation;

import org.jspecify.annotations.NullMarked;
