package dev.parley.house;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/// How long a file and a method may be, what must be documented, and what is not written here at all.
///
/// A failure lists the offenders, longest first, each with its file and line.
class HouseFiguresTest {
    /// Below this many files a median says nothing yet; the caps hold from the first file on.
    private static final int FILES_FOR_A_PERCENTILE = 20;

    private static final Limits FILE_LINES = new Limits(70, 250, 400);
    private static final Limits METHOD_LINES = new Limits(5, 20, 40);
    private static final int PARAMETERS = 5;

    /// The two places that stand between Parley and any fault: the door to virtual threads, the dispatcher's loop.
    private static final Set<String> MAY_CATCH_ANYTHING = Set.of("Work.java", "Dispatcher.java");

    private static final Set<String> ANYTHING = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    /// Written in two parts, so that this file is not its own offender.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled|\\bThread\\.sl" + "eep\\b");

    private static final int WIDTH = 120;

    private static final List<SourceFile> MAIN = SourceFile.below("src/main/java");
    private static final List<SourceFile> TEST = SourceFile.below("src/test/java");
    private static final List<SourceFile> ALL = Stream.of(MAIN, TEST, SourceFile.below("src/jmh/java"))
            .flatMap(List::stream)
            .toList();

    /// What the middle file or method, 95 of 100, and each may have at most.
    private record Limits(int median, int p95, int cap) {}

    /// A file or method and its size.
    private record Size(String what, int lines) {
        @Override
        public String toString() {
            return lines + " lines: " + what;
        }
    }

    @Test
    void no_file_is_too_long_to_read_at_once() {
        assertThat(above(FILE_LINES.cap, files(ALL)))
                .as("files of more than %d lines", FILE_LINES.cap)
                .isEmpty();
    }

    @Test
    void no_method_is_too_long_to_see_at_once() {
        assertThat(above(METHOD_LINES.cap, methods(ALL)))
                .as("methods of more than %d lines", METHOD_LINES.cap)
                .isEmpty();
    }

    @Test
    void files_are_short() {
        assertWithin(FILE_LINES, files(MAIN));
    }

    @Test
    void methods_are_short() {
        assertWithin(METHOD_LINES, methods(MAIN));
    }

    @Test
    void more_than_five_parameters_are_a_record() {
        assertThat(MAIN.stream()
                        .flatMap(file -> file.all(ClassTree.class).stream()
                                .flatMap(HouseFiguresTest::withTooManyParameters)
                                .map(file::place)))
                .as("methods with more than %d parameters", PARAMETERS)
                .isEmpty();
    }

    @Test
    void every_public_type_is_documented() {
        assertThat(places(MAIN, ClassTree.class, (file, type) -> isPublic(type) && !file.isDocumented(type)))
                .as("public types without a /// comment")
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_owns_and_forbids_null() {
        var infos = ALL.stream().filter(SourceFile::isPackageInfo).toList();
        var described = infos.stream().map(SourceFile::packageName).collect(Collectors.toSet());
        assertThat(ALL.stream().map(SourceFile::packageName).distinct().filter(p -> !described.contains(p)))
                .as("packages without a package-info.java")
                .isEmpty();
        assertThat(infos.stream()
                        .filter(f -> !f.text().startsWith("///") || !f.text().contains("\n@NullMarked\n")))
                .extracting(SourceFile::path)
                .as("package-info.java without a first /// sentence or without @NullMarked")
                .isEmpty();
    }

    @Test
    void nobody_catches_everything_or_throws_nothing_in_particular() {
        assertThat(places(MAIN, CatchTree.class, HouseFiguresTest::catchesAnything))
                .as("catch of anything; name the exception")
                .isEmpty();
        assertThat(places(MAIN, ThrowTree.class, (file, thrown) -> throwsAnything(thrown)))
                .as("throw of a bare exception; say which thing broke")
                .isEmpty();
    }

    /// The formatter counts the indent twice in all `///` lines but the first, and breaks a wider one into lines that
    /// do not compile.
    @Test
    void no_comment_is_wider_than_the_formatter_bears() {
        assertThat(ALL.stream().flatMap(HouseFiguresTest::tooWide))
                .as("later lines of a comment with more than %d characters, the indent counted twice", WIDTH)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(Repository.filesBelow("src").stream().flatMap(HouseFiguresTest::unfinished))
                .as("unfinished work, disabled tests and sleeps")
                .isEmpty();
    }

    private static void assertWithin(Limits limits, List<Size> sizes) {
        if (MAIN.size() >= FILES_FOR_A_PERCENTILE) {
            assertThat(percentile(50, sizes))
                    .as("median; longest: %s", above(limits.p95, sizes))
                    .isLessThanOrEqualTo(limits.median);
            assertThat(percentile(95, sizes))
                    .as("95th percentile; longer ones: %s", above(limits.p95, sizes))
                    .isLessThanOrEqualTo(limits.p95);
        }
    }

    private static int percentile(int percent, List<Size> sizes) {
        return sizes.stream()
                .map(Size::lines)
                .sorted()
                .skip(sizes.size() * (long) percent / 100)
                .findFirst()
                .orElse(0);
    }

    private static List<Size> above(int lines, List<Size> sizes) {
        return sizes.stream()
                .filter(size -> size.lines > lines)
                .sorted(comparingInt(Size::lines).reversed())
                .toList();
    }

    private static List<Size> files(List<SourceFile> files) {
        return files.stream()
                .filter(file -> !file.isPackageInfo())
                .map(file -> new Size(file.path().toString(), file.lineCount()))
                .toList();
    }

    private static List<Size> methods(List<SourceFile> files) {
        return files.stream()
                .flatMap(file -> file.methodsWithBody().stream()
                        .map(m -> new Size(file.place(m) + " " + m.getName(), file.linesOf(m))))
                .toList();
    }

    private static <T extends Tree> List<String> places(
            List<SourceFile> files, Class<T> kind, BiPredicate<SourceFile, T> wrong) {
        return files.stream()
                .flatMap(file -> file.all(kind).stream()
                        .filter(node -> wrong.test(file, node))
                        .map(file::place))
                .toList();
    }

    private static Stream<MethodTree> withTooManyParameters(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(m -> m.getParameters().size() > PARAMETERS)
                .filter(m -> !isOverride(m)) // the library that declared it chose them
                .filter(m -> !(type.getKind() == Tree.Kind.RECORD && m.getName().contentEquals("<init>")));
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private static boolean isPublic(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean catchesAnything(SourceFile file, CatchTree caught) {
        var types = caught.getParameter().getType() instanceof UnionTypeTree union
                ? union.getTypeAlternatives()
                : List.of(caught.getParameter().getType());
        return types.stream().anyMatch(type -> ANYTHING.contains(type.toString()))
                && !MAY_CATCH_ANYTHING.contains(String.valueOf(file.path().getFileName()));
    }

    private static boolean throwsAnything(ThrowTree thrown) {
        return thrown.getExpression() instanceof NewClassTree made
                && ANYTHING.contains(made.getIdentifier().toString());
    }

    private static Stream<String> tooWide(SourceFile file) {
        var lines = file.text().lines().toList();
        return IntStream.range(1, lines.size())
                .filter(i -> isComment(lines.get(i)) && isComment(lines.get(i - 1)))
                .filter(i -> lines.get(i).length() + lines.get(i).indexOf('/') > WIDTH)
                .mapToObj(i -> at(file.path(), i, lines));
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("///");
    }

    private static Stream<String> unfinished(Path path) {
        var lines = Repository.textOf(path).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> UNFINISHED.matcher(lines.get(i)).find())
                .mapToObj(i -> at(path, i, lines));
    }

    private static String at(Path path, int index, List<String> lines) {
        return path + ":" + (index + 1) + " " + lines.get(index).strip();
    }
}
