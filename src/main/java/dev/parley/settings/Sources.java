package dev.parley.settings;

import dev.parley.flowfile.source.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The places where values come from: the environment, then `parley.yaml`.
final class Sources {
    private static final String OURS = "PARLEY_";

    /// Read by the launcher, before there are settings.
    private static final Set<String> LAUNCHER = Set.of("PARLEY_JAVA_HOME", "PARLEY_JAVA_OPTIONS");

    private static final List<String> NAMES =
            Arrays.stream(Key.values()).map(Key::name).toList();

    private final List<String> faults;
    private final Map<Key, Found> values = new EnumMap<>(Key.class);

    private Sources(List<String> faults) {
        this.faults = faults;
    }

    /// What is set in the environment and in the folder's `parley.yaml`; what is wrong is added to the faults.
    static Map<Key, Found> read(Map<String, String> environment, Path folder, List<String> faults) {
        Sources sources = new Sources(faults);
        Map<Key, Found> fromFile = sources.keyed(YamlSettings.read(folder, faults), true);
        Map<Key, Found> fromEnvironment = sources.keyed(inEnvironment(environment), false);
        sources.values.putAll(fromFile);
        sources.values.putAll(fromEnvironment);
        return sources.values;
    }

    private static Map<String, Found> inEnvironment(Map<String, String> environment) {
        Map<String, Found> all = new TreeMap<>();
        environment.forEach((name, value) -> all.put(name, new Found(value, "environment")));
        return all;
    }

    private Map<Key, Found> keyed(Map<String, Found> named, boolean allAreOurs) {
        Map<Key, Found> keyed = new EnumMap<>(Key.class);
        named.forEach((name, found) -> {
            Optional<Key> key = Key.of(name).or(() -> Key.ofFile(name));
            if (key.isEmpty()) {
                if (allAreOurs || (name.startsWith(OURS) && !LAUNCHER.contains(name))) {
                    unknown(name, found);
                }
            } else if (!found.value().isEmpty()) {
                put(keyed, key.get(), name, found);
            }
        });
        return keyed;
    }

    private void put(Map<Key, Found> keyed, Key key, String name, Found found) {
        if (keyed.containsKey(key)) {
            faults.add(key + " and " + key + Key.IN_FILE + " (" + found.origin() + "): set one of them");
            return;
        }
        keyed.put(key, name.equals(key.name()) ? found : inFile(name, found));
    }

    private Found inFile(String name, Found path) {
        try {
            Path file = Path.of(path.value());
            return new Found(Files.readString(file).strip(), "file " + file);
        } catch (IOException e) {
            faults.add(name + " (" + path.origin() + "): cannot read the file " + path.value() + ": "
                    + e.getClass().getSimpleName());
            return path;
        }
    }

    private void unknown(String name, Found found) {
        Optional<String> base = Optional.of(name)
                .filter(n -> n.endsWith(Key.IN_FILE))
                .map(n -> n.substring(0, n.length() - Key.IN_FILE.length()))
                .filter(NAMES::contains);
        String hint = base.map(plain -> ": " + plain + " is no secret, so it is not read from a file")
                .orElseGet(() -> Nearest.to(name, NAMES)
                        .map(near -> ", did you mean " + near + "?")
                        .orElse(""));
        faults.add(name + " (" + found.origin() + "): no such setting" + hint);
    }
}
