/// What flows `call`: integrations that an admin has set up, each call made once, and what it answered told to the
/// conversation that waits for it.
@NullMarked
package dev.parley.calling;

import org.jspecify.annotations.NullMarked;
