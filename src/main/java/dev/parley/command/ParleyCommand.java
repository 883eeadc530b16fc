package dev.parley.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/// `parley`: the server if no other command is named.
@Command(
        name = "parley",
        description = "Surveys that talk: asks by text message, understands what people write back, keeps every word.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ParleyCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            WarmUpCommand.class,
            ValidateCommand.class,
            ChatCommand.class,
            SimulateCommand.class,
            UnderstandCommand.class,
            FlowsCommand.class,
            SendCommand.class,
            LinkCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            SlackCommand.class
        },
        footer = {"", "Without a command it serves. Each command has --help. Start with: ./parley demo"})
public final class ParleyCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ParleyCommand.class);

    private final ServeCommand serve;

    private ParleyCommand(ServeCommand serve) {
        this.serve = serve;
    }

    /// The command line, with what starts servers.
    public static CommandLine line(Server.Starter starter) {
        ServeCommand serve = new ServeCommand(starter);
        CommandLine line = new CommandLine(new ParleyCommand(serve), new Factory(starter));
        line.addSubcommand(serve);
        line.setExecutionExceptionHandler((fault, command, parsed) -> report(fault, command));
        return line;
    }

    @Override
    public Integer call() {
        return serve.call();
    }

    private static int report(Exception fault, CommandLine command) {
        if (fault instanceof StartFailure failure) {
            command.getErr().println(failure.getMessage());
            return ExitCodes.FOUND_WRONG;
        }
        if (fault instanceof ApiFailure failure) {
            command.getErr().println(failure.getMessage());
            return ExitCodes.FOUND_WRONG;
        }
        LOG.error("a fault of Parley's own; please report it", fault);
        return ExitCodes.FAULT;
    }

    /// Makes commands; those that start servers get what starts them.
    private record Factory(Server.Starter starter) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == DemoCommand.class) {
                return type.cast(new DemoCommand(starter));
            }
            return type == WarmUpCommand.class
                    ? type.cast(new WarmUpCommand(starter))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    /// The version in the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(
                            ParleyCommand.class.getPackage().getImplementationVersion())
                    .orElse("(not from a jar)");
            return new String[] {"Parley " + version};
        }
    }
}
