package dev.sinew.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's root; without a command it shows the help. */
@Command(
        name = "sinew",
        description =
                "Finds out which APIs you have, what they carry and who may call them. Everything stays on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SinewCommand implements Runnable {
    static final int FINE = 0;
    static final int GATE_FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int INTERNAL_ERROR = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command, for example: sinew analyze traffic.har");
    }
}
