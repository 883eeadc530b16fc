package dev.parley;

/// The `parley` command.
public final class Main {
    private Main() {}

    /// Runs the command named by the arguments.
    public static void main(String[] args) {
        System.out.println("Parley");
    }
}
