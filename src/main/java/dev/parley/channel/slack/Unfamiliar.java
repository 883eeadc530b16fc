package dev.parley.channel.slack;

import dev.parley.channel.Heard;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Genuine calls of a kind that nothing is done with: answered like all others, for Slack gives up on an app that
/// refuses them, and told to the log once each, for whoever runs the app may want to subscribe to less. Safe for any
/// thread.
final class Unfamiliar {
    private static final Logger LOG = LoggerFactory.getLogger(Unfamiliar.class);
    /// Slack has about a hundred types of events.
    private static final int MOST = 200;

    private static final Pattern WORD = Pattern.compile("[a-z0-9_.]{1,60}");

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// @param what what kind of call: `event`
    /// @param type Slack's word for it
    Heard heard(String what, String type) {
        String word = WORD.matcher(type).matches() ? type : "no type of Slack's";
        if (told.size() < MOST && told.add(what + " " + word)) {
            LOG.info("Slack sent an {} of a kind that nothing is done with: {} (told once)", what, word);
        }
        return new Heard.Nothing("nothing is done with it");
    }
}
