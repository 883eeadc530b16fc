/// Tests of reading flows.
@NullMarked
package dev.parley.flowfile;

import org.jspecify.annotations.NullMarked;
