package dev.sinew.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.sinew.app.demo.Demo;
import dev.sinew.app.demo.DemoSettings;
import dev.sinew.app.demo.Screen;
import dev.sinew.app.serve.CannotServe;
import dev.sinew.report.PlainText;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sinew demo}: shows in about a minute what Sinew does, with nothing to set up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a small bank with flaws on this machine, puts Sinew in front of it, sends customers and then attackers, and"
                    + " tells what happens.",
            "Everything stays on loopback; what is kept is removed at the end. It takes about a minute."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--fast", description = "As fast as the machine allows, with fewer customers' sessions.")
    private boolean fast;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Who the customers are and what they do follows from it (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keeps what Sinew learned in this folder, for sinew serve --data DIR.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--no-color", description = "No colours, also in a terminal.")
    private boolean plain;

    @Override
    public Integer call() throws InterruptedException {
        // The story has the screen to itself: what the service has to say of starting and stopping is no part of it.
        Logger log = (Logger) LoggerFactory.getLogger("dev.sinew");
        Level usual = log.getEffectiveLevel();
        log.setLevel(Level.WARN);
        try {
            Screen screen = new Screen(
                    spec.commandLine().getOut(),
                    Terminal.outputIsTerminal() && !plain,
                    Terminal.look().columns());
            Demo.run(new DemoSettings(fast, seed, keep, Version.current()), screen);
            return SinewCommand.FINE;
        } catch (CannotServe | StoreUnavailable e) {
            spec.commandLine().getErr().println("sinew: " + PlainText.of(String.valueOf(e.getMessage())));
            return SinewCommand.WRONG_USAGE;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("sinew: cannot make a folder: " + PlainText.of(String.valueOf(e.getMessage())));
            return SinewCommand.WRONG_USAGE;
        } finally {
            log.setLevel(usual);
        }
    }
}
