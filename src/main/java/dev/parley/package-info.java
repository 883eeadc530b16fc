/// Where Parley starts: `Main`, the commands and `Wiring`, the only place where objects are made and joined.
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
