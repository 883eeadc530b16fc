/// A flow file's text as nodes with their places, and the problems found at them. Only this package names
/// snakeyaml-engine.
@NullMarked
package dev.parley.flowfile.source;

import org.jspecify.annotations.NullMarked;
