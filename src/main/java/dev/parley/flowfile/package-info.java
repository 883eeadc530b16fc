/// YAML to flows and back: reads flow files, checks every rule of the flow language, and reports all faults of a file
/// together with line and column.
@NullMarked
package dev.parley.flowfile;

import org.jspecify.annotations.NullMarked;
