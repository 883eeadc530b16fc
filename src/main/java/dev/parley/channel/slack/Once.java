package dev.parley.channel.slack;

import dev.parley.kit.Seal;

/// Names one use of a control or a form. The name is kept with the person for a while, so that the same call again
/// changes nothing: it tells neither what was chosen nor when, which in an anonymous survey nobody is to know. A plain
/// hash would: a day has few enough moments, and a question few enough buttons, to try them all. Safe for any thread.
record Once(Seal seal) {
    /// The same parts have the same name, others another.
    String name(String... parts) {
        return seal.name("once\n" + String.join("\n", parts));
    }
}
