/// Tests of {@code dev.parley.flowfile.cel}.
@NullMarked
package dev.parley.flowfile.cel;

import org.jspecify.annotations.NullMarked;
