/// What is asked: the definition of a survey as immutable values, checked when they are made. JDK only; expressions and
/// texts are ports that {@code flowfile} fills.
@NullMarked
package dev.parley.flow;

import org.jspecify.annotations.NullMarked;
