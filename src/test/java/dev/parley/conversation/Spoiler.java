package dev.parley.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Edits the text of a flow at random, as an author does: steps are added, taken away, moved, reworded, given other
/// answers, branches and names. What comes of it need not be a flow any more. One thread.
final class Spoiler {
    private static final List<String> ANSWERS =
            List.of("nps", "ces", "csat", "text", "yes-no", "number", "rating 1-4", "email");
    private static final List<String> TIMES = List.of("1h", "2h", "24h", "48h", "72h", "90m");

    private final RandomGenerator chance;
    private int added;

    Spoiler(RandomGenerator chance) {
        this.chance = chance;
    }

    String edited(String text) {
        String edited = text;
        for (int times = chance.nextInt(1, 4); times > 0; times--) {
            edited = once(edited);
        }
        return edited;
    }

    private String once(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        switch (chance.nextInt(8)) {
            case 0 -> replace(lines, "(answer:) [a-z-]+( [0-9-]+)?", "$1 " + one(ANSWERS));
            case 1 -> replace(lines, "\\b[0-9]+(-[0-9]+)?:", chance.nextInt(0, 5) + "-" + chance.nextInt(5, 11) + ":");
            case 2 -> replace(lines, "\\b[0-9]+[mhd]\\b", one(TIMES));
            case 3 -> replace(lines, "\\b(you|to|the|us|What|How|A|B|Again)\\b", "them");
            case 4 -> replace(lines, "\\b(id:) ([a-z-]+)", "$1 $2x");
            case 5 -> insert(lines);
            case 6 -> move(lines);
            default -> lines.remove(chance.nextInt(lines.size()));
        }
        return String.join("\n", lines) + "\n";
    }

    /// Changes one of the lines in which there is something of the kind.
    private void replace(List<String> lines, String what, String by) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).replaceFirst(what, by).equals(lines.get(i))) {
                found.add(i);
            }
        }
        if (!found.isEmpty()) {
            int at = found.get(chance.nextInt(found.size()));
            lines.set(at, lines.get(at).replaceFirst(what, by));
        }
    }

    /// Another step before one that is there.
    private void insert(List<String> lines) {
        List<Integer> steps = steps(lines);
        if (!steps.isEmpty()) {
            int at = steps.get(chance.nextInt(steps.size()));
            String id = "added" + added++;
            lines.add(
                    at,
                    " ".repeat(indent(lines.get(at)))
                            + one(List.of(
                                    "- say: New.",
                                    "- wait: 2h",
                                    "- {id: " + id + ", ask: And?, answer: text}",
                                    "- {id: " + id + ", ask: Sure?, answer: yes-no}",
                                    "- when: channel == 'sms'\n" + " ".repeat(indent(lines.get(at)))
                                            + "  steps: [{say: Text.}]")));
        }
    }

    /// A step with its branches to before another one, or away.
    private void move(List<String> lines) {
        List<Integer> steps = steps(lines);
        if (!steps.isEmpty()) {
            int from = steps.get(chance.nextInt(steps.size()));
            int indent = indent(lines.get(from));
            int end = from + 1;
            while (end < lines.size() && indent(lines.get(end)) > indent) {
                end++;
            }
            List<String> block = new ArrayList<>(lines.subList(from, end));
            lines.subList(from, end).clear();
            List<Integer> left = steps(lines);
            if (!left.isEmpty() && chance.nextInt(3) > 0) {
                int to = left.get(chance.nextInt(left.size()));
                int shift = indent(lines.get(to)) - indent;
                lines.addAll(
                        to, block.stream().map(line -> shifted(line, shift)).toList());
            }
        }
    }

    private static String shifted(String line, int by) {
        return line.isBlank() ? line : " ".repeat(Math.max(0, indent(line) + by)) + line.strip();
    }

    private static List<Integer> steps(List<String> lines) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("- ")) {
                found.add(i);
            }
        }
        return found;
    }

    private static int indent(String line) {
        return line.isBlank()
                ? Integer.MAX_VALUE
                : line.length() - line.stripLeading().length();
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
