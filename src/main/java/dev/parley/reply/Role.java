package dev.parley.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a word or phrase does in a reply. Each is a key of the language files; where a phrase has several roles, the
/// reader asks for those it cares about.
enum Role {
    /// A number's word; valued.
    NUMBER(true),
    /// "second"; valued, -1 for "last".
    ORDINAL(true),
    /// A label of the satisfaction scale; valued.
    CSAT(true),
    /// A label of the effort scale; valued.
    CES(true),
    /// A label of the likelihood scale; valued.
    NPS(true),
    /// A month's name; valued.
    MONTH(true),
    YES(false),
    NO(false),
    /// Neither yes nor no: "maybe", "not sure".
    PERHAPS(false),
    /// Asks never to be written to again when it is the whole reply: "stop", "cancel".
    STOP(false),
    /// Asks it wherever it stands: "stop texting me".
    OPT_OUT(false),
    /// Ends a request that may go on: "stop sending" is one, "stop sending broken parts" is none.
    OPEN_ENDED(false),
    START(false),
    HELP(false),
    SKIP(false),
    BACK(false),
    /// Introduces a correction: "I meant".
    MEANT(false),
    /// Introduces a correction when nothing but a score follows: "no", "oops".
    RATHER(false),
    /// Introduces a score: "I'd give it".
    CUE(false),
    /// Adds nothing: "a", "just".
    FILLER(false),
    /// Adds nothing but good manners: "please".
    COURTESY(false),
    /// Joins a score and its reason: "because".
    CONNECTOR(false),
    OR(false),
    NOT(false),
    /// Denies the number before it: "8 değil".
    NOT_AFTER(false),
    /// The number after it gives way to another: "was", "would be".
    ASIDE(false),
    /// The number after it was never given: "would have been".
    UNREAL(false),
    /// The number in its clause is not today's score: "last time", "if".
    ELSEWHERE(false),
    /// The number after it is only a limit: "more than", "almost".
    BEYOND(false),
    /// "9 out of 10".
    OUT_OF(false),
    /// What hangs on figures in some languages: "8:an", "8'i".
    ENDING(false),
    /// Makes a number a broken one: "and a half".
    HALF(false),
    /// "10 üzerinden 9": the whole comes first.
    OUT_OF_BEFORE(false),
    /// "on a scale of 1 to 10".
    SCALE(false),
    /// What is counted or measured: "minutes", "parcels".
    UNIT(false),
    /// What is numbered: "order", "room", "at".
    NAMING(false),
    POINTS(false),
    STARS(false),
    ALL(false),
    /// What a word to Parley may refer to: "this question" after "skip".
    TAIL(false),
    /// Words about options rather than an option: "option", "answer", "the one".
    OPTION(false),
    /// Known words that a misspelt number must not be taken for.
    KNOWN(false);

    private static final Map<String, Role> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::key, Function.identity()));

    private final boolean valued;

    Role(boolean valued) {
        this.valued = valued;
    }

    /// Whether its phrases stand for numbers: `7: [seven]`.
    boolean isValued() {
        return valued;
    }

    /// Its key in the language files: `out-of`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Role> byKey() {
        return BY_KEY;
    }

    /// This role's bit in a set of roles. Bits are never stored.
    @SuppressWarnings("EnumOrdinal")
    long bit() {
        return 1L << ordinal();
    }

    /// Several roles as a set of bits.
    static long bits(Role... roles) {
        long bits = 0;
        for (Role role : roles) {
            bits |= role.bit();
        }
        return bits;
    }
}
