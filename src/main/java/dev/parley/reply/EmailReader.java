package dev.parley.reply;

import dev.parley.flow.Value;
import dev.parley.reply.Reading.Unclear;
import dev.parley.reply.Reading.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads an e-mail address anywhere in a reply. The part before the @ stays as written, the domain goes to lower case.
final class EmailReader {
    /// RFC 5321, 4.5.3.1: the longest local part and the longest address.
    private static final int LONGEST_LOCAL = 64;

    private static final int LONGEST = 254;
    private static final String LOCAL_MARKS = "!#$%&'*+-/=?^_`{|}~.";
    private static final String BEFORE = "<([{\"'`,;:“”‘’«»„";
    private static final String AFTER = ">)]}\"'`,;:.!?“”‘’«»";

    private EmailReader() {}

    static Reading read(Reply reply) {
        List<String> found = new ArrayList<>();
        for (String word : words(reply.text())) {
            String address = bare(word);
            if (isAddress(address)) {
                found.add(normal(address));
            }
        }
        List<String> distinct = found.stream().distinct().toList();
        return switch (distinct.size()) {
            case 0 -> Readings.unclear(Doubt.NO_EMAIL, "nothing");
            case 1 -> new Understood(Value.of(distinct.getFirst()), "", Because.certain("email", distinct.getFirst()));
            default -> new Unclear(Doubt.SEVERAL, distinct, Because.certain("several", String.join(", ", distinct)));
        };
    }

    private static String[] words(String text) {
        return text.substring(0, Math.min(text.length(), Reply.LIMIT)).split("\\s+", -1);
    }

    private static String bare(String word) {
        String rest = word.toLowerCase(Locale.ROOT).startsWith("mailto:") ? word.substring("mailto:".length()) : word;
        int from = 0;
        int to = rest.length();
        while (from < to && BEFORE.indexOf(rest.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AFTER.indexOf(rest.charAt(to - 1)) >= 0) {
            to--;
        }
        return rest.substring(from, to);
    }

    private static boolean isAddress(String word) {
        int at = word.indexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL
                && word.length() <= LONGEST
                && at == word.lastIndexOf('@')
                && isLocal(word.substring(0, at))
                && isDomain(word.substring(at + 1));
    }

    private static boolean isLocal(String local) {
        boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        return !dots && local.chars().allMatch(c -> Character.isLetterOrDigit(c) || LOCAL_MARKS.indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        String last = labels[labels.length - 1];
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return labels.length > 1 && last.length() > 1 && last.chars().noneMatch(Character::isDigit);
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    }

    private static String normal(String address) {
        int at = address.indexOf('@');
        return address.substring(0, at + 1) + address.substring(at + 1).toLowerCase(Locale.ROOT);
    }
}
