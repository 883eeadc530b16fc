package dev.parley.reply;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Phrases by their words: a tree with one step a word, so that a look-up costs as many steps as the phrase has words.
final class Phrases {
    private final Node root = new Node();
    private final Set<String> vocabulary = new HashSet<>();

    /// One word further into some phrases; `roles` of the phrase that ends here.
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final EnumMap<Role, Integer> values = new EnumMap<>(Role.class);
        private long roles;
    }

    /// A phrase found.
    ///
    /// @param length how many tokens it has, 0 for none
    /// @param roles its roles, as bits
    /// @param values the numbers it stands for
    record Hit(int length, long roles, Map<Role, Integer> values) {
        static final Hit NONE = new Hit(0, 0, Map.of());

        boolean found() {
            return length > 0;
        }

        boolean has(Role role) {
            return (roles & role.bit()) != 0;
        }

        int value(Role role) {
            return values.getOrDefault(role, 0);
        }
    }

    /// Gives a phrase one more role; the first value of a role stays.
    void add(List<Token> phrase, Role role, int value) {
        Node node = root;
        for (Token token : phrase) {
            vocabulary.add(token.word());
            node = node.next.computeIfAbsent(token.word(), word -> new Node());
        }
        node.roles |= role.bit();
        node.values.putIfAbsent(role, value);
    }

    Set<String> vocabulary() {
        return vocabulary;
    }

    Hit longest(List<Token> tokens, int from, long roles) {
        Node node = root;
        Node best = root;
        int length = 0;
        for (int at = from; at < tokens.size(); at++) {
            Node next = node.next.get(tokens.get(at).word());
            if (next == null) {
                break;
            }
            node = next;
            if ((node.roles & roles) != 0) {
                best = node;
                length = at + 1 - from;
            }
        }
        return length == 0 ? Hit.NONE : new Hit(length, best.roles, best.values);
    }
}
