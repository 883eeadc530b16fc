/// What stands in for the world outside in tests, written once.
@NullMarked
package dev.parley.fake;

import org.jspecify.annotations.NullMarked;
