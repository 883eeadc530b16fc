package dev.parley.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of the working copy that the tests run in. Paths are relative to the repository's root.
final class Repository {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    /// Made by tools or by running Parley, never part of the repository.
    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", "data", "node_modules", "target");

    private Repository() {}

    /// All files below the folder whose name ends so, sorted; none when there is no such folder.
    static List<Path> filesBelow(String folder, String ending) {
        return filesBelow(folder).stream()
                .filter(path -> path.toString().endsWith(ending))
                .toList();
    }

    /// All files below the folder (`""` is the whole repository), sorted; none when there is no such folder.
    static List<Path> filesBelow(String folder) {
        var start = ROOT.resolve(folder);
        var found = new ArrayList<Path>();
        try {
            if (Files.isDirectory(start)) {
                Files.walkFileTree(start, new Collector(found));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().map(ROOT::relativize).sorted().toList();
    }

    static boolean has(Path path) {
        return Files.exists(ROOT.resolve(path));
    }

    /// The file's text. Bytes that are no UTF-8 become replacement characters, so that any file can be searched.
    static String textOf(Path path) {
        try {
            return new String(Files.readAllBytes(ROOT.resolve(path)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> found;

        Collector(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isOurs(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isOurs(Path path) {
            return !NOT_OURS.contains(String.valueOf(path.getFileName()));
        }
    }
}
