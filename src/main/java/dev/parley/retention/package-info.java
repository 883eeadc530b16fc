/// How long what people said is kept, and what lets it go when its time is over.
@NullMarked
package dev.parley.retention;

import org.jspecify.annotations.NullMarked;
