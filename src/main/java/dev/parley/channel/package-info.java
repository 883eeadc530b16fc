/// The contract with providers: what they hand over, what goes back, and what a webhook of theirs must do. JDK only.
@NullMarked
package dev.parley.channel;

import org.jspecify.annotations.NullMarked;
