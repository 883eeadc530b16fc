package dev.parley.reply;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Phrases by their words: a tree with one step a word, so that a look-up costs as many steps as the phrase has words.
/// Patterns stand for many phrases (hundreds of thousands in some languages), so the tree grows only where replies
/// walk.
/// Safe for any thread.
final class Phrases {
    private final Map<Set<Waypoint>, Node> nodes = new ConcurrentHashMap<>();
    private final Set<String> vocabulary;
    private final Node root;

    /// @param start where every phrase begins; not changed afterwards
    /// @param vocabulary every word of every phrase
    Phrases(Waypoint start, Set<String> vocabulary) {
        this.root = new Node(Set.of(start));
        this.vocabulary = Set.copyOf(vocabulary);
    }

    /// One word further into some phrases: every place in the patterns where they can be by then.
    private static final class Node {
        private final Set<Waypoint> places;
        private final EnumMap<Role, Integer> values = new EnumMap<>(Role.class);
        private final long roles;
        /// Made when a reply first comes past; two threads at worst make the same.
        private volatile @Nullable Map<String, Node> next;

        Node(Set<Waypoint> places) {
            this.places = places;
            long all = 0;
            for (Waypoint place : places) {
                all |= place.roles();
                place.values().forEach(values::putIfAbsent);
            }
            this.roles = all;
        }
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

    Set<String> vocabulary() {
        return vocabulary;
    }

    Hit longest(List<Token> tokens, int from, long roles) {
        Node node = root;
        Node best = root;
        int length = 0;
        for (int at = from; at < tokens.size(); at++) {
            Node next = next(node).get(tokens.get(at).word());
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

    private Map<String, Node> next(Node node) {
        Map<String, Node> next = node.next;
        if (next == null) {
            next = grown(node);
            node.next = next;
        }
        return next;
    }

    private Map<String, Node> grown(Node node) {
        Map<String, Set<Waypoint>> places = new LinkedHashMap<>();
        for (Waypoint place : node.places) {
            place.next()
                    .forEach((word, ways) -> places.computeIfAbsent(word, first -> new LinkedHashSet<>())
                            .addAll(ways));
        }
        Map<String, Node> next = HashMap.newHashMap(places.size());
        places.forEach((word, ways) -> next.put(word, nodes.computeIfAbsent(ways, Node::new)));
        return next;
    }
}
