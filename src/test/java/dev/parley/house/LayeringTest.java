package dev.parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The direction of the code: which package may use which, and which library may be named where.
///
/// A new package is one line in `MAY_USE`; a new library is one line in `LIBRARIES`. What is in neither fails.
class LayeringTest {
    private static final String BASE = "dev.parley";

    /// `Main`, `Wiring` and `Launch`: the package that joins all others and is used by none.
    private static final String ROOT = "(root)";

    /// A package, without `dev.parley.`, and what it may use: only packages above it, so no cycle can arise.
    /// Planned packages are listed before they exist; `*` is every package above.
    private static final Map<String, List<String>> MAY_USE = Table.of("""
            kit             :
            access          : kit
            flow            :
            reply           : flow
            conversation    : flow reply
            insight         : flow conversation
            contact         : flow
            flowfile.source :
            settings        : kit flowfile.source
            flowfile.text   : flow flowfile.source
            flowfile.cel    : flow flowfile.source flowfile.text
            flowfile        : flow reply flowfile.source flowfile.text flowfile.cel
            flowtest        : flow reply conversation flowfile.source
            authoring       : flow reply conversation flowfile flowfile.source flowfile.text flowtest
            channel         :
            channel.sms     : channel kit
            channel.slack   : channel kit
            channel.webchat    : channel kit
            outbox          : channel kit
            inbox           : channel conversation reply flow outbox kit
            schedule        : flow contact conversation inbox outbox kit
            results         : flow conversation insight inbox
            samples         : flow conversation contact inbox schedule results kit
            study           : conversation flow inbox outbox kit
            table           : flow
            theme           :
            followup        : flow conversation inbox theme flowfile.source kit
            hook            : flow contact conversation schedule followup kit
            board           : access flow insight results followup kit
            setup           : flow followup
            retention       : flow conversation inbox followup
            calling         : flow conversation followup inbox kit
            action          : flow conversation insight inbox theme followup kit
            store.embedded  : kit
            store           : store.embedded access authoring flow reply conversation insight contact channel inbox outbox schedule results study followup retention kit
            web             : access authoring flow reply conversation insight contact flowfile flowfile.source flowtest channel channel.webchat inbox outbox schedule results study table theme followup hook board setup retention calling action kit
            command         : *
            (root)          : *
            """);

    /// The start of a library's package names, and the packages that may name it.
    private static final Map<String, List<String>> LIBRARIES = Table.of("""
            java. javax. org.jspecify.    : *
            org.slf4j.                    : kit channel.* inbox outbox schedule followup hook calling store store.* web command (root)
            io.vertx.                     : kit channel.* web (root)
            com.fasterxml.jackson.        : kit channel.* web command
            com.github.benmanes.caffeine. : kit channel.* inbox theme store web
            com.mongodb. org.bson.        : store store.*
            de.bwaldvogel. org.h2.        : store store.*
            io.netty.                     : store.embedded web
            com.twilio.                   : channel.sms
            com.slack.                    : channel.slack
            com.auth0.jwt.                : channel.webchat
            io.nayuki.qrcodegen.          : web
            opennlp.tools.                : theme
            org.snakeyaml.                : flowfile.source settings reply web
            dev.cel. com.google.common. com.google.re2j.: flowfile.cel
            com.ibm.icu.                  : reply flowfile
            com.google.i18n.phonenumbers. : reply flowfile contact
            de.siegmar.fastcsv.           : web command
            org.apache.commons.numbers.   : insight
            org.apache.parquet. org.apache.hadoop.: table
            com.hazelcast.                : (root)
            picocli.                      : command (root)
            """);

    /// Packages that get the time, ids and chance as arguments, so that every turn can be played again.
    private static final Set<String> PURE = Set.of("flow", "reply", "conversation", "insight", "contact");

    private static final Pattern CLOCK_OR_CHANCE =
            Pattern.compile("java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.(system|tick)\\w*"
                    + "|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.Math\\.random|java\\.util\\.Random\\.<init>"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void every_package_is_listed() {
        assertThat(CLASSES.stream().map(LayeringTest::packageOf).distinct().filter(p -> !MAY_USE.containsKey(p)))
                .as("packages that LayeringTest.MAY_USE does not list")
                .isEmpty();
    }

    @Test
    void a_package_uses_only_what_it_may_use() {
        assertThat(offences(d -> isOurs(d.getTargetClass()) && !mayUse(d)))
                .as("dependencies that LayeringTest.MAY_USE does not allow")
                .isEmpty();
    }

    @Test
    void a_package_may_use_only_packages_above_it() {
        var above = new HashSet<>(Set.of("*"));
        MAY_USE.forEach((name, used) -> {
            assertThat(above).as("packages above %s in MAY_USE", name).containsAll(used);
            above.add(name);
        });
    }

    @Test
    void channels_are_strangers_to_one_another() {
        assertThat(MAY_USE.entrySet())
                .filteredOn(line -> line.getKey().startsWith("channel."))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getValue()).isSubsetOf("channel", "kit"));
    }

    @Test
    void a_library_is_named_only_where_it_belongs() {
        assertThat(offences(d -> !isOurs(d.getTargetClass()) && !mayName(d)))
                .as("libraries that LayeringTest.LIBRARIES does not allow there")
                .isEmpty();
    }

    @Test
    void pure_packages_ask_neither_a_clock_nor_chance() {
        assertThat(CLASSES.stream()
                        .filter(c -> PURE.contains(packageOf(c)))
                        .flatMap(c -> c.getAccessesFromSelf().stream())
                        .filter(a -> CLOCK_OR_CHANCE.matcher(targetOf(a)).matches())
                        .map(JavaAccess::getDescription))
                .as("calls to a clock or to chance; pass the value in")
                .isEmpty();
    }

    private static List<String> offences(Predicate<Dependency> forbidden) {
        return CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(forbidden)
                .map(Dependency::getDescription)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean mayUse(Dependency dependency) {
        var from = packageOf(dependency.getOriginClass());
        var to = packageOf(dependency.getTargetClass().getBaseComponentType());
        return from.equals(to) || (!to.equals(ROOT) && among(MAY_USE.getOrDefault(from, List.of()), to));
    }

    private static boolean mayName(Dependency dependency) {
        var target = dependency.getTargetClass().getBaseComponentType();
        var from = packageOf(dependency.getOriginClass());
        return target.isPrimitive()
                || LIBRARIES.entrySet().stream()
                        .anyMatch(l -> target.getName().startsWith(l.getKey()) && among(l.getValue(), from));
    }

    /// Whether the list names the package, as itself, through its parent (`channel.*`) or through `*`.
    private static boolean among(List<String> list, String name) {
        var parent = name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".*";
        return list.contains(name) || list.contains("*") || list.contains(parent);
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getBaseComponentType().getPackageName() + ".").startsWith(BASE + ".");
    }

    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(BASE) ? ROOT : name.substring(BASE.length() + 1);
    }

    private static String targetOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }
}
