package dev.parley.reply;

import dev.parley.flow.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The words by which options can be named: their texts in every language, values, `also` words and emoji, and the
/// words that only one of them has.
final class OptionNames {
    private static final long FUNCTION_WORDS =
            Role.bits(Role.FILLER, Role.CONNECTOR, Role.OR, Role.NOT, Role.CUE, Role.COURTESY, Role.TAIL, Role.OPTION);
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_PREFIX = 3;
    private static final int SHORTEST_STEM = 5;
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_ENDING = 3;

    private final List<List<List<Token>>> names = new ArrayList<>();
    private final Map<String, Set<Integer>> byWord = new HashMap<>();
    private final List<Lexicon> lexicons;

    private OptionNames(List<Lexicon> lexicons) {
        this.lexicons = lexicons;
    }

    static OptionNames of(List<Option> options, List<Lexicon> lexicons) {
        OptionNames index = new OptionNames(lexicons);
        for (int i = 0; i < options.size(); i++) {
            index.add(options.get(i), i);
        }
        return index;
    }

    private void add(Option option, int place) {
        Set<String> texts = new LinkedHashSet<>(option.texts().values());
        texts.add(option.value());
        texts.addAll(option.also());
        texts.add(option.emoji());
        List<List<Token>> own = texts.stream()
                .map(OptionNames::words)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
        names.add(own);
        own.forEach(name ->
                name.forEach(token -> byWord.computeIfAbsent(Articles.without(token.word()), word -> new TreeSet<>())
                        .add(place)));
    }

    /// A text's words without its marks.
    static List<Token> words(String text) {
        return Tokenizer.tokens(text, Math.min(text.length(), Reply.LIMIT)).stream()
                .filter(token -> !token.is(Token.Kind.MARK))
                .toList();
    }

    int size() {
        return names.size();
    }

    /// The options one of whose names these words are.
    Set<Integer> exactly(List<Token> words) {
        Set<Integer> found = new TreeSet<>();
        for (int option = 0; option < names.size(); option++) {
            for (List<Token> name : names.get(option)) {
                if (isSame(words, name)) {
                    found.add(option);
                }
            }
        }
        return found;
    }

    /// The same words, however they are parted: "web site" is "website".
    private static boolean isSame(List<Token> words, List<Token> name) {
        return name.size() == words.size()
                ? begins(words, 0, name)
                : joined(words).equals(joined(name));
    }

    private static String joined(List<Token> words) {
        StringBuilder joined = new StringBuilder();
        words.forEach(token -> joined.append(token.word()));
        return joined.toString();
    }

    /// A name found: of which options, and how many tokens long.
    record Found(Set<Integer> options, int length) {}

    /// The longest name that begins at a token.
    Found nameAt(List<Token> tokens, int from) {
        Set<Integer> found = new TreeSet<>();
        int longest = 0;
        for (int option = 0; option < names.size(); option++) {
            for (List<Token> name : names.get(option)) {
                if (name.size() >= Math.max(1, longest) && begins(tokens, from, name)) {
                    if (name.size() > longest) {
                        found.clear();
                    }
                    longest = name.size();
                    found.add(option);
                }
            }
        }
        return new Found(found, longest);
    }

    private static boolean begins(List<Token> tokens, int from, List<Token> name) {
        if (from + name.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < name.size(); i++) {
            if (!Articles.without(name.get(i).word())
                    .equals(Articles.without(tokens.get(from + i).word()))) {
                return false;
            }
        }
        return true;
    }

    /// The one option that has this word, if only one does; words of grammar do not count.
    Set<Integer> part(Token token, Lexicon lexicon) {
        boolean counts = token.is(Token.Kind.WORD) && token.word().length() >= SHORTEST_PART && !isFunctionWord(token);
        if (!counts && !token.is(Token.Kind.SYMBOL)) {
            return Set.of();
        }
        Set<Integer> options = byWord.getOrDefault(Articles.without(token.word()), Set.of());
        Set<Integer> found = options.isEmpty() && !lexicon.knows(token.word()) ? ending(token.word()) : options;
        return found.size() == 1 ? found : Set.of();
    }

    boolean isFunctionWord(Token token) {
        return lexicons.stream()
                .anyMatch(lexicon ->
                        lexicon.longest(List.of(token), 0, FUNCTION_WORDS).found());
    }

    /// The options with a compound of this word: "Qualität" in "Produktqualität".
    private Set<Integer> ending(String end) {
        Set<Integer> found = new TreeSet<>();
        if (end.length() >= SHORTEST_STEM) {
            byWord.forEach((word, options) -> {
                if (word.endsWith(end)) {
                    found.addAll(options);
                }
            });
        }
        return found;
    }

    /// The options that have a word this one may be a misspelling of.
    Set<Integer> misspelt(Token token) {
        Set<Integer> found = new TreeSet<>();
        byWord.forEach((word, options) -> {
            if (Spelling.near(Articles.without(token.word()), word)) {
                found.addAll(options);
            }
        });
        return found;
    }

    /// The options that have another form of this word: "prices", "deliveries".
    Set<Integer> inflected(Token token) {
        Set<Integer> found = new TreeSet<>();
        byWord.forEach((word, options) -> {
            if (isInflected(Articles.without(token.word()), word)) {
                found.addAll(options);
            }
        });
        return found;
    }

    private static boolean isInflected(String typed, String word) {
        int same = 0;
        while (same < Math.min(typed.length(), word.length()) && typed.charAt(same) == word.charAt(same)) {
            same++;
        }
        boolean lengthened = same == word.length() && same >= SHORTEST_NAME;
        boolean declined = isCyrillic(word) && same >= SHORTEST_PART && same == word.length() - 1;
        return (lengthened || declined || same >= SHORTEST_STEM)
                && Math.max(typed.length(), word.length()) - same <= LONGEST_ENDING;
    }

    /// Short nouns of Slavic languages change their last letter: "цена", "цены".
    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.charAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    /// The one option that has this word, grammar or not: "no" where only one option says so.
    Set<Integer> only(String word) {
        Set<Integer> options = byWord.getOrDefault(word, Set.of());
        return options.size() == 1 ? options : Set.of();
    }

    /// The options that have a word or an unspaced name beginning or, in Han and kana, continuing like this.
    Set<Integer> beginning(String start) {
        Set<Integer> found = new TreeSet<>();
        if (start.length() >= SHORTEST_PREFIX) {
            byWord.forEach((word, options) -> {
                if (word.startsWith(start)) {
                    found.addAll(options);
                }
            });
        }
        return found;
    }

    /// The options whose unspaced name contains these Han or kana letters.
    Set<Integer> containing(String letters) {
        Set<Integer> found = new TreeSet<>();
        for (int option = 0; option < names.size(); option++) {
            for (List<Token> name : names.get(option)) {
                if (joined(name).contains(letters)) {
                    found.add(option);
                }
            }
        }
        return found;
    }

    /// Whether figures stand in any option's name, so that a number may be meant by name.
    boolean hasNumber(String digits, int besides) {
        Set<Integer> options = byWord.getOrDefault(digits, Set.of());
        return options.stream().anyMatch(option -> option != besides);
    }
}
