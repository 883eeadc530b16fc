/// The web chat as a channel: who a visitor is, which pages may ask, how often, and the words of its controls.
@NullMarked
package dev.parley.channel.webchat;

import org.jspecify.annotations.NullMarked;
