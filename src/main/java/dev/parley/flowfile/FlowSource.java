package dev.parley.flowfile;

import java.nio.charset.StandardCharsets;

/// A flow's text and the name under which problems in it are reported. Safe for any thread.
public final class FlowSource {
    private final String file;
    private final byte[] content;

    private FlowSource(String file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    /// A file's content.
    ///
    /// @param file ends in `.yaml`; the part before it is the flow's name
    public static FlowSource of(String file, byte[] content) {
        return new FlowSource(file, content.clone());
    }

    /// A text that is no file.
    public static FlowSource of(String file, String text) {
        return new FlowSource(file, text.getBytes(StandardCharsets.UTF_8));
    }

    String file() {
        return file;
    }

    byte[] content() {
        return content;
    }
}
