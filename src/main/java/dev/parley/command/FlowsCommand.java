package dev.parley.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.authoring.LineDiff;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `parley flows`: compares and moves flows between the files here and a running server.
@Command(
        name = "flows",
        description = "Compares and moves flows between the files here and a running server.",
        subcommands = {
            FlowsCommand.ListFlows.class,
            FlowsCommand.Show.class,
            FlowsCommand.Push.class,
            FlowsCommand.Pull.class,
            FlowsCommand.Diff.class
        },
        footer = {
            "",
            "Examples:",
            "  ./parley flows list                     what is served, and how the files stand to it",
            "  ./parley flows diff after-purchase      what differs from the file",
            "  ./parley flows pull after-purchase      writes what is served into the file",
            "  ./parley flows push after-purchase      publishes the file"
        })
public final class FlowsCommand extends Subcommand {
    private static final String PATH = "/api/v1/flows";

    @Override
    public Integer call() {
        return usage();
    }

    /// What each of them works with.
    abstract static class OnServer extends Subcommand {
        @Mixin
        private ServerOption server = new ServerOption();

        @Mixin
        private FlowsOption flows = new FlowsOption();

        ServerClient client() {
            return server.client(line());
        }

        /// The flow's file; its tests' lies beside it.
        Path file(String flow) {
            if (!FlowId.isValid(flow)) {
                throw wrong(flow + " is no flow's name; they are lower-case letters, digits and dashes");
            }
            return flows.folder().resolve(flow + ".yaml");
        }

        /// What is served of a flow: `source` and `tests`.
        JsonNode served(String flow) {
            return client().get(PATH + "/" + flow);
        }
    }

    static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// `parley flows list`.
    @Command(name = "list", description = "Lists the flows of the server, and how their files stand to what is served.")
    public static final class ListFlows extends OnServer {
        @Override
        public Integer call() {
            for (JsonNode flow : client().get(PATH).path("items")) {
                String revision = flow.path("served").path("revision").asText("not published");
                String draft = flow.has("draft")
                        ? ", draft by " + flow.path("draft").path("author").asText()
                        : "";
                out().println(
                                revision.contains("@")
                                        ? revision + draft
                                        : flow.path("id").asText() + " (" + revision + ")" + draft);
                String state = flow.path("file").path("state").asText("same");
                if (!state.equals("same")) {
                    out().println("  " + flow.path("file").path("advice").asText());
                }
            }
            out().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /// `parley flows show`.
    @Command(name = "show", description = "Prints a flow as it is served.")
    public static final class Show extends OnServer {
        @Mixin
        private FlowParameter flow = new FlowParameter();

        @Override
        public Integer call() {
            file(flow.name());
            out().print(served(flow.name()).path("source").asText());
            out().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /// `parley flows push`.
    @Command(name = "push", description = "Publishes a flow's file, with its tests, on the server.")
    public static final class Push extends OnServer {
        @Mixin
        private FlowParameter flow = new FlowParameter();

        @CommandLine.Option(
                names = "--note",
                paramLabel = "TEXT",
                description = "What changes, for those who look back.")
        private String note = "";

        @Override
        public Integer call() {
            Path file = file(flow.name());
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("source", read(file))
                    .put("tests", read(FlowReport.testFile(file)))
                    .put("note", note);
            if (document.path("source").asText().isEmpty()) {
                throw new ApiFailure("There is no flow at " + file + ". --flows names the folder to look in.");
            }
            JsonNode release = client().post(
                            PATH + "/" + flow.name() + "/publish",
                            document,
                            UUID.randomUUID().toString())
                    .json();
            out().println(release.path("revision").asText() + " is served");
            out().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /// `parley flows pull`.
    @Command(
            name = "pull",
            description = {
                "Writes a flow as it is served, with its tests, into the files here.",
                "A file with changes that were never published is not overwritten without --force."
            })
    public static final class Pull extends OnServer {
        @Mixin
        private FlowParameter flow = new FlowParameter();

        @CommandLine.Option(names = "--force", description = "Overwrites changes that were never published.")
        private boolean force;

        @Override
        public Integer call() throws IOException {
            Path file = file(flow.name());
            JsonNode served = served(flow.name());
            if (!served.hasNonNull("source")) {
                throw new ApiFailure(flow.name() + " was never published there.");
            }
            if (!force && !isPublished(file)) {
                throw new ApiFailure(file + " has changes that were never published: look at ./parley flows diff "
                        + flow.name() + ", then push them, or pull with --force.");
            }
            Files.writeString(file, served.path("source").asText());
            out().println("wrote " + file);
            String tests = served.path("tests").asText();
            if (!tests.isEmpty()) {
                Files.writeString(FlowReport.testFile(file), tests);
                out().println("wrote " + FlowReport.testFile(file));
            }
            out().flush();
            return CommandLine.ExitCode.OK;
        }

        /// Whether nothing would be lost.
        private boolean isPublished(Path file) {
            if (!Files.isRegularFile(file)) {
                return true;
            }
            Optional<String> here =
                    FlowsOption.read(file).flow().map(Flow::revision).map(String::valueOf);
            JsonNode history = client().get(PATH + "/" + flow.name() + "/revisions?limit=200")
                    .path("items");
            return here.isPresent()
                    && StreamSupport.stream(history.spliterator(), false)
                            .anyMatch(
                                    release -> release.path("revision").asText().equals(here.get()));
        }
    }

    /// `parley flows diff`: exit code 1 if they differ.
    @Command(
            name = "diff",
            description =
                    "Shows what differs between a flow as it is served (-) and its file (+); exit code 1 if they do.")
    public static final class Diff extends OnServer {
        @Mixin
        private FlowParameter flow = new FlowParameter();

        @Override
        public Integer call() {
            List<String> lines =
                    LineDiff.between(served(flow.name()).path("source").asText(), read(file(flow.name())));
            lines.forEach(out()::println);
            out().flush();
            return lines.isEmpty() ? CommandLine.ExitCode.OK : ExitCodes.FOUND_WRONG;
        }
    }
}
