package dev.parley.flowfile;

import static dev.parley.flowfile.KeyTable.key;

import java.util.List;

/// The mappings of a flow file other than steps.
public final class FlowKeys {
    /// The whole file.
    public static final KeyTable FLOW = KeyTable.of(
            "a flow",
            "The top level of `<flow>.yaml`.",
            key("flow", "name", "the file's name without `.yaml`: lower-case letters, digits and dashes; required"),
            key("title", "text", "what admins see; the name if left out"),
            key("kind", "`transactional`, `relationship` or `pulse`", "what it is about; `transactional` if left out"),
            key(
                    "language",
                    "language tag",
                    "the language of the texts below, such as `en` or `pt-BR`; `en` if left out"),
            key(
                    "vars",
                    "names and values",
                    "variables that every conversation starts with: texts, numbers, `true`, `false`, lists of them"),
            key("segments", "list of field names", "contact or event fields by which results can be split"),
            key(
                    "anonymous",
                    "`true`, or mapping of the keys below",
                    "nobody learns who said what; see [anonymity](anonymity.md)"),
            key("invite", "mapping", "how conversations start; links and the API always work"),
            key(
                    "remind",
                    "duration or list",
                    "when the open question is sent again to a silent person; never if left out"),
            key("expire", "duration", "when a silent person's conversation ends, or `never`; `72h` if left out"),
            key("messages", "mapping", "the author's words for built-in messages"),
            key("web", "mapping", "which web pages may show it; links always work"),
            key("steps", "list of steps", "what happens, from top to bottom; required"),
            key("translations", "language to step id to text", "the texts in other languages"));

    /// `anonymous`.
    public static final KeyTable ANONYMOUS = KeyTable.of(
            "anonymous",
            "What an anonymous flow promises.",
            key("minimum-group", "3 to 1000", "nothing is shown of fewer people than that; `5` if left out"),
            key(
                    "replies",
                    "duration, or `none`",
                    "for how long a comment can be replied to without knowing its writer; `30d` if left out"));

    /// `invite`.
    public static final KeyTable INVITE = KeyTable.of(
            "invite",
            "How a conversation starts, and what may keep us from asking.",
            key("on", "event name", "an event posted to the API starts it"),
            key(
                    "when",
                    "condition",
                    "only if this holds for the event and the contact; always if left out; goes with `on`"),
            key("wait", "duration", "how long after the event; at once if left out; goes with `on`"),
            key("keywords", "list of words", "an inbound text that is exactly one of them starts it"),
            key("default", "`true`", "any other inbound text starts it; at most one flow"),
            key(
                    "every",
                    "`MON 10:00`, `MON,THU 9:30`, `MON-FRI 16:00`, `2 weeks MON 10:00`",
                    "in each person's own zone"),
            key("to", "mapping", "whom `every` and `after` ask; every contact if left out"),
            key("after", "mapping", "so long after a day kept in a field"),
            key("holidays", "list of days", "days such as `2026-12-25` on which `every` asks nobody"),
            key(
                    "rotate",
                    "number",
                    "each round asks so many of the flow's questions, other ones each time, until all were asked"),
            key(
                    "channels",
                    "list of `sms`, `slack`, `web`",
                    "order of preference, the contact's own choice going first; any if left out"),
            key(
                    "quiet",
                    "`21:00-09:00` or `none`",
                    "hours of the person's zone in which nothing is sent; `21:00-09:00` if left out"),
            key(
                    "at-most",
                    "`1 per 90d`",
                    "how often one person is asked by all flows of this kind; no limit if left out"),
            key("sample", "percent", "share of the people asked; `100%` if left out"),
            key("quota", "number, or `200 per 30d`", "how many people are asked in all; no limit if left out"),
            key("spread", "duration", "invitations due at once are spread over this time; sent at once if left out"),
            key(
                    "priority",
                    "`low`, `normal` or `high`",
                    "which flow goes first for the same person; `normal` if left out"),
            key(
                    "while-open",
                    "`queue`, `skip` or `replace`",
                    "if the person is in another conversation: wait, leave it, or end the other; `queue` if left out"));

    /// `web`.
    public static final KeyTable WEB = KeyTable.of(
            "web",
            "Which web pages may show the survey, beside Parley's own and those on the visitor's own machine.",
            key("origins", "list of origins", "pages that may embed the chat: `https://shop.example.com`"),
            key("frames", "list of origins", "pages that may show the survey's page in a frame; none if left out"));

    /// `invite.to`.
    public static final KeyTable TO = KeyTable.of(
            "to",
            "Whom `every` and `after` ask.",
            key("slack", "`everyone`, `{channel: C0123}` or `{usergroup: S0123}`", "people of the Slack workspace"),
            key("segment", "condition over `contact`", "the contacts for whom it holds"));

    /// `invite.to.slack`.
    public static final KeyTable TO_SLACK = KeyTable.of(
            "slack",
            "People of the Slack workspace. Bots, and people who have left, are never asked.",
            key("channel", "channel id", "the members of a channel; as Slack shows it: `C0123ABCD`"),
            key("usergroup", "user group id", "the members of a user group: `S0123ABCD`"),
            key("everyone", "`true`", "all members of the workspace"),
            key("guests", "`true`", "guests, and people of other companies, too; left out if not"));

    /// `invite.after`.
    public static final KeyTable AFTER = KeyTable.of(
            "after",
            "A time after a day kept in a field.",
            key("field", "`contact.NAME`", "holds a day such as `2026-01-31`"),
            key("plus", "duration", "how long after it"));

    /// One of `options`.
    public static final KeyTable OPTION = KeyTable.of(
            "an option",
            "One of `options`, if it is more than a text.",
            key("value", "word or text", "what is stored and what `then` names; the text if left out"),
            key("text", "text", "what is shown; the value if left out"),
            key("also", "list of words", "other words that mean it"),
            key("emoji", "emoji", "shown before the text where there is room, and understood"));

    /// An answer type with its parameters, if it is more than a word.
    public static final KeyTable ANSWER = KeyTable.of(
            "answer",
            "An answer type with its parameters. They may stand beside `answer` in the step as well.",
            key("type", "answer type", "see the answer types below"),
            key("min", "number", "lowest answer of a `rating` or `number`"),
            key("max", "number", "highest answer of a `rating` or `number`"),
            key("options", "list of options", "what can be chosen"),
            key("labels", "number to text", "the author's words for single numbers of a scale"),
            key("shuffle", "`true`", "shows the options in random order"));

    /// One case of `choose`.
    public static final KeyTable CHOICE = KeyTable.of(
            "a case of choose",
            "One case of a `choose` step.",
            key("when", "condition", "in CEL"),
            key("steps", "list of steps", "run if it is the first to hold"));

    /// A text with variants.
    public static final KeyTable TEXT = KeyTable.of(
            "a text",
            "A text with other wordings for single channels.",
            key("text", "text", "for every channel that has none of its own"),
            key("sms", "text", "for text messages"),
            key("slack", "text", "for Slack"),
            key("web", "text", "for the web chat"));

    /// One step in one language of `translations`.
    public static final KeyTable TRANSLATION = KeyTable.of(
            "a translation",
            "A step's texts in another language, if there is more than one.",
            key("text", "text", "the question, message or closing text"),
            key("ask", "text", "the same as `text`"),
            key("say", "text", "the same as `text`"),
            key("end", "text", "the same as `text`"),
            key("sms", "text", "for text messages"),
            key("slack", "text", "for Slack"),
            key("web", "text", "for the web chat"),
            key("unclear", "text", "asks again"),
            key("options", "list, or value to text", "the options' texts, in the same order or by value"),
            key("labels", "number to text", "the labels of a scale"));

    /// All of them, in the order of the reference page.
    public static final List<KeyTable> ALL =
            List.of(FLOW, ANONYMOUS, INVITE, TO, TO_SLACK, AFTER, WEB, TEXT, ANSWER, OPTION, CHOICE, TRANSLATION);

    private FlowKeys() {}
}
