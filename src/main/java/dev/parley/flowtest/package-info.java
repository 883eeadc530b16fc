/// The tests a flow carries: reads `x.test.yaml`, plays its dialogues with the real engine on a virtual clock, and says
/// where they differ and what they do not reach.
@NullMarked
package dev.parley.flowtest;

import org.jspecify.annotations.NullMarked;
