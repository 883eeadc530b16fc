package build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Bundles the admin app; the build runs it as `java Bundle.java JARS SOURCES OUT [ESBUILD]`. It unpacks the modules and
/// the bundler from the jars in JARS, bundles SOURCES/admin, names each file by its content, compresses it, and lists
/// what is there in OUT/files.tsv (name, bytes, compressed bytes, `first` for what the first page loads or `later`) and
/// what it is made of in third-party.txt. Nothing is done while OUT is newer than everything it comes from.
final class Bundle {
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern LICENSE = Pattern.compile("\"license\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\"\\./([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("/admin/assets/([a-z]+)\\.(js|css)");
    private static final int TAR_BLOCK = 512;

    private final Path jars;
    private final Path sources;
    private final Path out;
    private final Path modules;

    private Bundle(Path jars, Path sources, Path out) {
        this.jars = jars;
        this.sources = sources;
        this.out = out;
        modules = jars.resolveSibling("web-modules").resolve("node_modules");
    }

    public static void main(String[] given) throws IOException, InterruptedException {
        Bundle bundle = new Bundle(Path.of(given[0]), Path.of(given[1]), Path.of(given[2]));
        Optional<Path> esbuild = Optional.of(given)
                .filter(all -> all.length > 3 && !all[3].isBlank())
                .map(all -> Path.of(all[3]));
        if (!bundle.isCurrent()) {
            if (!bundle.isUnpacked()) {
                bundle.unpack();
            }
            bundle.run(esbuild.orElseGet(bundle::bundler));
            bundle.finish();
        }
    }

    private Path list() {
        return out.resolve("files.tsv");
    }

    private boolean isCurrent() throws IOException {
        return Files.exists(list())
                && isUnpacked()
                && newest(jars).compareTo(Files.getLastModifiedTime(list())) < 0
                && newest(sources).compareTo(Files.getLastModifiedTime(list())) < 0;
    }

    private boolean isUnpacked() throws IOException {
        Path stamp = modules.resolveSibling("unpacked");
        return Files.exists(stamp) && newest(jars).compareTo(Files.getLastModifiedTime(stamp)) < 0;
    }

    private static FileTime newest(Path folder) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                FileTime time = Files.getLastModifiedTime(path);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest;
    }

    // --- The modules, each under its own name ---------------------------------------------------------------------

    private void unpack() throws IOException {
        delete(modules.getParent());
        Files.createDirectories(modules);
        for (Path jar : in(jars)) {
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                unpack(inside.getPath("/META-INF"));
            }
        }
        Files.writeString(modules.resolveSibling("unpacked"), "");
    }

    /// Where a module lies inside its jar is told by its package.json alone; so is its name.
    private void unpack(Path inside) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(inside)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Path root = files.stream()
                .filter(path -> path.endsWith("package.json"))
                .min(Comparator.comparingInt(Path::getNameCount))
                .map(Path::getParent)
                .orElseThrow(() -> new IOException("no package.json in " + inside.getFileSystem()));
        String name = first(NAME, Files.readString(root.resolve("package.json"))).orElseThrow();
        for (Path file : files) {
            if (file.startsWith(root)) {
                write(modules.resolve(name).resolve(root.relativize(file).toString()), Files.readAllBytes(file));
            }
        }
        Path more = inside.resolve(".more.tgz");
        if (Files.exists(more)) {
            try (InputStream packed = new GZIPInputStream(Files.newInputStream(more))) {
                untar(packed, inside.relativize(root).toString() + "/", modules.resolve(name));
            }
        }
    }

    /// The declarations of types (POSIX ustar: a name, a size in octal digits, then the content in whole blocks).
    private static void untar(InputStream tar, String root, Path to) throws IOException {
        for (byte[] head = tar.readNBytes(TAR_BLOCK); head.length == TAR_BLOCK && head[0] != 0; ) {
            int size = Integer.parseInt(text(head, 124, 12), 8);
            String prefix = text(head, 345, 155);
            String name = (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100);
            byte[] content = tar.readNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
            if (name.startsWith(root) && name.matches(".*\\.d\\.[cm]?ts")) {
                write(to.resolve(name.substring(root.length())), java.util.Arrays.copyOf(content, size));
            }
            head = tar.readNBytes(TAR_BLOCK);
        }
    }

    private static String text(byte[] head, int from, int length) {
        String field = new String(head, from, length, UTF_8);
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    // --- The bundler ----------------------------------------------------------------------------------------------

    private Path bundler() {
        try (Stream<Path> all = Files.walk(modules)) {
            Path program = all.filter(path -> path.endsWith("bin/esbuild") || path.endsWith("esbuild.exe"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no esbuild for this system in " + jars
                            + "; name one with -Dweb.esbuild=PATH (https://esbuild.github.io/getting-started)."));
            program.toFile().setExecutable(true);
            return program;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + modules, e);
        }
    }

    private void run(Path esbuild) throws IOException, InterruptedException {
        delete(out);
        ProcessBuilder program = new ProcessBuilder(
                        esbuild.toAbsolutePath().toString(),
                        sources.resolve("admin/main.ts").toString(),
                        sources.resolve("admin/style.css").toString(),
                        "--bundle",
                        "--minify",
                        "--splitting",
                        "--format=esm",
                        "--target=es2022",
                        "--loader:.text.css=text",
                        "--tsconfig=" + sources.resolve("tsconfig.json"),
                        "--legal-comments=none",
                        "--log-level=warning",
                        "--entry-names=[name]-[hash]",
                        "--chunk-names=[name]-[hash]",
                        "--outdir=" + out)
                .inheritIO();
        program.environment().put("NODE_PATH", modules.toAbsolutePath().toString());
        int code = started(program).waitFor();
        if (code != 0) {
            throw new IOException("The admin app was not bundled; the lines above say why.");
        }
    }

    private static Process started(ProcessBuilder program) throws IOException {
        try {
            return program.start();
        } catch (IOException e) {
            throw new IOException(
                    "The bundler that Maven Central has does not run on this system; name one that does with"
                            + " -Dweb.esbuild=PATH (https://esbuild.github.io/getting-started).",
                    e);
        }
    }

    // --- What is served -------------------------------------------------------------------------------------------

    private void finish() throws IOException {
        List<Path> assets = in(out);
        String page = Files.readString(sources.resolve("admin/index.html"));
        Files.writeString(out.resolve("index.html"), ASSET.matcher(page).replaceAll(found -> named(found, assets)));
        Files.writeString(out.resolve("third-party.txt"), thirdParties());
        Set<String> first = firstPage();
        StringBuilder lines = new StringBuilder();
        for (Path file : in(out)) {
            byte[] plain = Files.readAllBytes(file);
            byte[] packed = gzip(plain);
            Files.write(out.resolve(file.getFileName() + ".gz"), packed);
            String name = file.getFileName().toString();
            lines.append(String.join(
                    "\t", name, "" + plain.length, "" + packed.length, first.contains(name) ? "first\n" : "later\n"));
        }
        Files.writeString(list(), lines);
    }

    private static String named(java.util.regex.MatchResult asset, List<Path> assets) {
        return assets.stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.matches(asset.group(1) + "-[A-Z0-9]+\\." + asset.group(2)))
                .findFirst()
                .map(name -> "/admin/assets/" + name)
                .orElseThrow(() -> new IllegalStateException("index.html names " + asset.group() + ", which is not there"));
    }

    /// What a browser loads before anything is clicked: the page, its style, its script and what that imports.
    private Set<String> firstPage() throws IOException {
        Set<String> first = new HashSet<>(Set.of("index.html"));
        List<String> open = new ArrayList<>();
        Matcher named = Pattern.compile("/admin/assets/([^\"]+)").matcher(Files.readString(out.resolve("index.html")));
        while (named.find()) {
            open.add(named.group(1));
        }
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            if (first.add(name)) {
                IMPORTED.matcher(Files.readString(out.resolve(name))).results().forEach(found -> open.add(found.group(1)));
            }
        }
        return first;
    }

    private String thirdParties() throws IOException {
        TreeMap<String, String> parts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(modules, 3)) {
            for (Path about : all.filter(path -> path.endsWith("package.json")).toList()) {
                String json = Files.readString(about);
                String name = first(NAME, json).orElseThrow();
                if (!name.contains("esbuild") && !name.equals("typescript")) {
                    Path license = about.resolveSibling("LICENSE");
                    parts.put(name, name + " " + first(VERSION, json).orElse("") + ", "
                            + first(LICENSE, json).orElse("see below") + "\n\n"
                            + (Files.exists(license) ? Files.readString(license) : ""));
                }
            }
        }
        return "The admin app contains parts of these works.\n\n" + String.join("\n---\n\n", parts.values());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    // --- Files ----------------------------------------------------------------------------------------------------

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
