package dev.parley.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java file of Parley, parsed by the JDK's own compiler.
record SourceFile(Path path, String text, CompilationUnitTree tree, SourcePositions positions) {

    /// Every Java file below the folder, in one run of the compiler; none when there is no such folder.
    static List<SourceFile> below(String folder) {
        var paths = Repository.filesBelow(folder, ".java");
        return paths.isEmpty() ? List.of() : parse(paths);
    }

    private static List<SourceFile> parse(List<Path> paths) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = manager.getJavaFileObjectsFromPaths(paths);
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
            var positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(tree -> of(Path.of(tree.getSourceFile().getName()), tree, positions))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile of(Path path, CompilationUnitTree tree, SourcePositions positions) {
        return new SourceFile(path, Repository.textOf(path), tree, positions);
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    String packageName() {
        return String.valueOf(tree.getPackageName());
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    /// Every node of that kind, in the order of the file.
    <T extends Tree> List<T> all(Class<T> kind) {
        var found = new ArrayList<T>();
        new TreeScanner<@Nullable Void, List<T>>() {
            @Override
            public @Nullable Void scan(@Nullable Tree node, List<T> matches) {
                if (kind.isInstance(node)) {
                    matches.add(kind.cast(node));
                }
                return super.scan(node, matches);
            }
        }.scan(tree, found);
        return List.copyOf(found);
    }

    List<MethodTree> methodsWithBody() {
        return all(MethodTree.class).stream().filter(m -> m.getBody() != null).toList();
    }

    /// Lines from the first to the last one of the node, annotations and comments above it left out.
    int linesOf(MethodTree method) {
        var annotations = method.getModifiers().getAnnotations();
        var start = annotations.isEmpty()
                ? positions.getStartPosition(tree, method)
                : positions.getEndPosition(tree, annotations.getLast());
        while (Character.isWhitespace(text.charAt((int) start))) {
            start++;
        }
        return (int) (line(positions.getEndPosition(tree, method)) - line(start)) + 1;
    }

    /// Whether a `///` comment stands right above the node, or `/**` where the file must also compile as older Java.
    boolean isDocumented(Tree node) {
        var above =
                text.substring(0, (int) positions.getStartPosition(tree, node)).stripTrailing();
        return above.endsWith("*/") || lastLine(above).startsWith("///");
    }

    /// Where the node stands, to click on: `src/main/java/.../Flow.java:12`.
    String place(Tree node) {
        return path + ":" + line(positions.getStartPosition(tree, node));
    }

    private long line(long position) {
        return tree.getLineMap().getLineNumber(position);
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }
}
