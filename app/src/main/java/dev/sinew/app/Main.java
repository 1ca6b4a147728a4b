package dev.sinew.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Where Sinew starts. */
public final class Main {
    private static final String HELP = "help";

    private Main() {}

    public static void main(String[] arguments) {
        Streams streams = Streams.ofProcess();
        int code;
        try {
            code = run(streams, arguments);
        } catch (OutOfMemoryError e) {
            writer(streams.err())
                    .println("sinew: out of memory (" + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB of heap). Give it more, such as SINEW_JAVA_OPTS=-Xmx2g, or fewer files at once.");
            code = SinewCommand.INTERNAL_ERROR;
        }
        System.exit(code);
    }

    /** Runs a command and returns the exit code: 0 fine, 1 gate failed, 2 wrong usage or unreadable input, 3 our own fault. */
    static int run(Streams streams, String... arguments) {
        CommandLine commandLine = new CommandLine(new SinewCommand());
        Map<String, Supplier<Object>> commands = commands(streams);
        // Of a command that is named, its options alone are looked up: those of all take as long as a scan of what is
        // staged.
        String first = arguments.length > 0 ? arguments[0] : HELP;
        boolean isNamed = commands.containsKey(first) && !first.equals(HELP);
        commands.forEach((name, command) -> {
            if (!isNamed || name.equals(first)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        commandLine.setOut(writer(streams.out())).setErr(writer(streams.err()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("sinew: internal error: " + failure + ". Please report it with the lines below.");
            failure.printStackTrace(err);
            err.flush();
            return SinewCommand.INTERNAL_ERROR;
        });
        return commandLine.execute(arguments);
    }

    /** The commands by their names, in the order of the help. */
    static Map<String, Supplier<Object>> commands(Streams streams) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("analyze", () -> new AnalyzeCommand(streams));
        commands.put("serve", () -> new ServeCommand(streams));
        commands.put("token", () -> new TokenCommand(streams));
        commands.put("target", () -> new TargetCommand(streams));
        commands.put("replay", () -> new ReplayCommand(streams));
        commands.put("backup", () -> new KeepingCommands.Backup(streams));
        commands.put("restore", KeepingCommands.Restore::new);
        commands.put("key", () -> new KeepingCommands.Key(streams));
        commands.put("test", () -> new TestCommand(streams));
        commands.put("scan", () -> new ScanCommand(streams));
        commands.put("rules", RulesCommand::new);
        commands.put("demo", DemoCommand::new);
        // No reference to its constructor: with one to a class as old, JVM 25 cannot write the start-up archive.
        commands.put(HELP, () -> new CommandLine.HelpCommand());
        return commands;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
