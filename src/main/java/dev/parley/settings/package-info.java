/// What an operator decides: read once, from the environment and `parley.yaml`, checked, with all faults at once.
@NullMarked
package dev.parley.settings;

import org.jspecify.annotations.NullMarked;
