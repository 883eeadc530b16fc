/// Cases: unhappy people to win back, from what turns have written to the reply that closes the matter.
@NullMarked
package dev.parley.followup;

import org.jspecify.annotations.NullMarked;
