/// Surveys in Slack: its signature, its events, its blocks, its Web API. What Bolt does here and what it does not is
/// in docs/decisions.
@NullMarked
package dev.parley.channel.slack;

import org.jspecify.annotations.NullMarked;
