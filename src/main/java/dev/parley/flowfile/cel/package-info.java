/// Conditions and expressions in CEL (Common Expression Language): checked when a flow is loaded, evaluated without
/// ever throwing. Loading these classes costs a start about a second of work, so nobody touches them for a flow
/// without an expression. Only this package names dev.cel.
@NullMarked
package dev.parley.flowfile.cel;

import org.jspecify.annotations.NullMarked;
