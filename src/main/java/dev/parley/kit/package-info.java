/// Tools without a domain word in them: settings, secrets, ids, forms, and the one door from event loops to virtual
/// threads.
@NullMarked
package dev.parley.kit;

import org.jspecify.annotations.NullMarked;
