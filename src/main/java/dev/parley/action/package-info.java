/// You said, we did: what was done about a theme, and who of those who had raised it was told, once.
@NullMarked
package dev.parley.action;

import org.jspecify.annotations.NullMarked;
