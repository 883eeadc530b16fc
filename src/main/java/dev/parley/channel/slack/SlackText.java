package dev.parley.channel.slack;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slack's way to write text (docs.slack.dev/messaging/formatting-message-text): `&`, `<` and `>` are escaped, links
/// and names stand in angle brackets, emoji are words between colons. Safe for any thread.
final class SlackText {
    private static final Pattern BRACKETS = Pattern.compile("<([^<>\\n]{1,2000})>");
    /// What an author may write in angle brackets: links, and the names of people. Calls to everybody are not among
    /// them.
    private static final Pattern LINK =
            Pattern.compile("<((?:https?://|mailto:|tel:)[^<>|\\s]+(?:\\|[^<>\\n]*)?|@[UW][A-Z0-9]+)>");

    private static final Pattern ENTITY = Pattern.compile("&(?!amp;|lt;|gt;)");

    /// Bold, italic and code as Slack tells them: between spaces or punctuation, around a word or more. Each
    /// is looked at once, however long the text is. What is struck out is not among them, for it is said to
    /// be wrong.
    private static final List<Pattern> MARKED = List.of(marked("*"), marked("_"), marked("`"));
    /// All of it struck out, which somebody did who played with the buttons.
    private static final Pattern STRUCK = Pattern.compile("\\s*+~([^~\\n]++)~\\s*+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    /// Marks within marks: bold, italic, and code in three backticks.
    private static final int DEEP = 4;

    private SlackText() {}

    /// What a person wrote, as they wrote it.
    static String heard(String text) {
        String plain = text.indexOf('<') < 0 ? text : BRACKETS.matcher(text).replaceAll(SlackText::shown);
        String unescaped = plain.indexOf('&') < 0
                ? plain
                : plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return Emoji.shown(plain(unescaped));
    }

    private static Pattern marked(String mark) {
        String of = Pattern.quote(mark);
        return Pattern.compile("(?<=^|[\\s(\\[{\"'“‘«¿¡*_~`])" + of + "(?=\\S)([^\\n" + mark + "]++)(?<=\\S)" + of
                + "(?=$|[\\s)\\]}\"'”’».,;:!?…*_~`])");
    }

    /// What stands between marks; with them if it is no word, but a face or a line.
    private static String inner(MatchResult found) {
        return WORD.matcher(found.group(1)).find() ? found.group(1) : found.group();
    }

    /// Without marks for bold, italic and code: the words are meant, and a keyword is one all the same.
    private static String plain(String text) {
        String plain = text;
        for (int i = 0; i < DEEP; i++) {
            Matcher struck = STRUCK.matcher(plain);
            String less = struck.matches() ? inner(struck) : plain;
            for (Pattern marked : MARKED) {
                less = marked.matcher(less).replaceAll(found -> Matcher.quoteReplacement(inner(found)));
            }
            if (less.equals(plain)) {
                return plain;
            }
            plain = less;
        }
        return plain;
    }

    /// A text of ours in which values are escaped already: the author's own links stay, everything else that Slack
    /// could take for mark-up becomes harmless.
    static String said(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        Matcher links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            safe.append(escaped(text.substring(from, links.start()))).append(links.group());
            from = links.end();
        }
        return safe.append(escaped(text.substring(from))).toString();
    }

    /// Words that are no mark-up at all.
    static String literal(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String escaped(String text) {
        return ENTITY.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String shown(MatchResult found) {
        String inner = found.group(1);
        int bar = inner.indexOf('|');
        String label = bar < 0 ? "" : inner.substring(bar + 1);
        String target = bar < 0 ? inner : inner.substring(0, bar);
        String words = switch (target.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? target.substring(1) : label);
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : label);
            case '!' -> label.isEmpty() ? "@" + target.substring(1) : label;
            default -> label.isEmpty() ? target.replaceFirst("^(mailto|tel):", "") : label;
        };
        return Matcher.quoteReplacement(words);
    }
}
