/// Runs the commands that need no server.
@NullMarked
package dev.parley.command;

import org.jspecify.annotations.NullMarked;
