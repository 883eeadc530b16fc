package dev.parley.channel.slack;

import java.util.concurrent.Executor;

/// What Bolt's handlers do. Safe for any thread; blocks.
final class Handling implements BoltHost.Handlers {
    private final Commands commands;
    private final Home home;
    private final Workspaces workspaces;
    private final Executor later;

    /// @param later runs what need not be done before Slack is answered
    Handling(Commands commands, Home home, Workspaces workspaces, Executor later) {
        this.commands = commands;
        this.home = home;
        this.workspaces = workspaces;
        this.later = later;
    }

    @Override
    public String command(Commands.Order order) {
        return commands.answer(order);
    }

    @Override
    public void homeOpened(Person person) {
        later.execute(() -> home.publish(person));
    }

    @Override
    public void removed(String team, String enterprise) {
        workspaces.removed(team, enterprise);
    }
}
