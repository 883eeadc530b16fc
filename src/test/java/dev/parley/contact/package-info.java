/// Tests of people who may be asked.
@NullMarked
package dev.parley.contact;

import org.jspecify.annotations.NullMarked;
