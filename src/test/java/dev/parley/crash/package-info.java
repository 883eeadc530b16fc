/// Kills servers under load with `kill -9` and looks for everything they had acknowledged.
@NullMarked
package dev.parley.crash;

import org.jspecify.annotations.NullMarked;
