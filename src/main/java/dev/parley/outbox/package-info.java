/// Messages on their way out: claimed, sent once, retried, looked up where nobody knows, confirmed.
@NullMarked
package dev.parley.outbox;

import org.jspecify.annotations.NullMarked;
