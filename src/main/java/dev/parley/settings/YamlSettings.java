package dev.parley.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads `parley.yaml`: one mapping from names to plain values, which stay text as they are written.
final class YamlSettings {
    /// The file's name, in the folder where Parley is started.
    static final String FILE = "parley.yaml";

    /// Larger than any list of settings.
    private static final int MAX_BYTES = 64 * 1024;

    private final List<String> faults;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private YamlSettings(List<String> faults) {
        this.faults = faults;
    }

    /// The values in the file, none if there is no file; what is wrong is added to the faults.
    static Map<String, Found> read(Path folder, List<String> faults) {
        YamlSettings settings = new YamlSettings(faults);
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                settings.read(text(file));
            }
        } catch (IOException e) {
            faults.add(FILE + ": cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            faults.add(FILE + ":" + line(e.getProblemMark()) + ": no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(FILE + ": no YAML: " + e.getMessage());
        }
        return settings.found;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES / 1024 + " kB");
        }
        return Files.readString(file);
    }

    private void read(String text) {
        LoadSettings yaml =
                LoadSettings.builder().setMaxAliasesForCollections(0).build();
        new Compose(yaml).composeString(text).ifPresent(this::readAll);
    }

    private void readAll(Node root) {
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readOne);
        } else {
            fault(root, "must hold settings, one a line: NAME: value");
        }
    }

    private void readOne(NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode name && entry.getValueNode() instanceof ScalarNode value) {
            Found given = new Found(value.getValue(), FILE + ":" + line(name.getStartMark()));
            if (found.putIfAbsent(name.getValue(), given) != null) {
                fault(name, name.getValue() + " is set twice");
            }
        } else {
            fault(entry.getKeyNode(), "a setting has a plain value, in one line: NAME: value");
        }
    }

    private void fault(Node node, String what) {
        faults.add(FILE + ":" + line(node.getStartMark()) + ": " + what);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
