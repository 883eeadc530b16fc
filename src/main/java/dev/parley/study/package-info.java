/// Owns what was said in anonymous surveys: holds it until enough people have said something, lets it out without the
/// people, and counts what is out.
@NullMarked
package dev.parley.study;

import org.jspecify.annotations.NullMarked;
