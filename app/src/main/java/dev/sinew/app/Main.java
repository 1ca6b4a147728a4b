package dev.sinew.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where Sinew starts. */
public final class Main {
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
        CommandLine commandLine = new CommandLine(new SinewCommand())
                .addSubcommand(new AnalyzeCommand(streams))
                .addSubcommand(new ServeCommand(streams))
                .addSubcommand(new TokenCommand(streams))
                .addSubcommand(new TargetCommand(streams))
                .addSubcommand(new ReplayCommand(streams))
                .addSubcommand(new KeepingCommands.Backup(streams))
                .addSubcommand(new KeepingCommands.Restore())
                .addSubcommand(new KeepingCommands.Key(streams))
                .addSubcommand(new TestCommand(streams))
                .addSubcommand(new ScanCommand(streams))
                .addSubcommand(new RulesCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .setOut(writer(streams.out()))
                .setErr(writer(streams.err()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("sinew: internal error: " + failure + ". Please report it with the lines below.");
            failure.printStackTrace(err);
            err.flush();
            return SinewCommand.INTERNAL_ERROR;
        });
        return commandLine.execute(arguments);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
