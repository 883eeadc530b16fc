package dev.parley.flowtest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The keys of one test in `x.test.yaml`.
public enum TestKey {
    /// What it shows.
    NAME("text", "what the test shows, in a few words; required"),
    /// What is said.
    DIALOGUE(
            "list of lines",
            "`bot: text` (Parley says this; `*` stands for anything), `user: text` (the person writes), `tap: value` (the"
                    + " person uses a button), `after: 24h` (time passes); required"),
    /// What is stored.
    EXPECT("mapping", "what is stored at the end"),
    /// The person.
    CONTACT("fields and values", "what is known of the person; nothing if left out"),
    /// The event.
    EVENT("fields and values", "the event that started the conversation; nothing if left out"),
    /// Variables.
    VARS("names and values", "variables that differ from the flow's own"),
    /// The channel.
    CHANNEL("`sms`, `slack` or `web`", "`sms` if left out"),
    /// The language.
    LANGUAGE("language tag", "the person's language; the flow's if left out"),
    /// The time.
    NOW("`2026-03-02T10:00:00Z`", "when the conversation starts, in UTC; as written here if left out"),
    /// Chance.
    PERSON("number from 0 to 9999", "stands for the person where chance decides (`split`, `shuffle`, `rotate`)"),
    /// Rotations.
    ROUND("number from 0 to 9999", "how often the person was asked before, for `rotate`; `0` if left out"),
    /// Integrations.
    CALLS("integration to fields", "what integrations reply; one that is not named does not answer");

    private final String takes;
    private final String about;

    TestKey(String takes, String about) {
        this.takes = takes;
        this.about = about;
    }

    /// The word used in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The shape of its value, for the reference page.
    public String takes() {
        return takes;
    }

    /// What it does, for the reference page.
    public String about() {
        return about;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TestKey::word).toList();
    }
}
