/// Tests of {@code dev.parley.flowfile.text}.
@NullMarked
package dev.parley.flowfile.text;

import org.jspecify.annotations.NullMarked;
