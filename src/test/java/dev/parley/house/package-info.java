/// What holds the house: who may use whom, how long a file or a method may be, what every repository folder must have.
@NullMarked
package dev.parley.house;

import org.jspecify.annotations.NullMarked;
