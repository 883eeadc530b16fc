/// Plays people, nodes, a store and a provider over and over, each time with another seed, in virtual time.
@NullMarked
package dev.parley.simulation;

import org.jspecify.annotations.NullMarked;
