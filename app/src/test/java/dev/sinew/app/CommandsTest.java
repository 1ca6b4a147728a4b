package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    @Test
    void areCalledAsTheySay() {
        Main.commands(Streams.ofProcess())
                .forEach((name, command) -> assertThat(new CommandLine(command.get()).getCommandName())
                        .isEqualTo(name));
    }

    /** A command that is named is looked up alone, and all where none is. */
    @Test
    void areAllInTheHelpAndEachHasItsOwn() {
        assertThat(Run.of("--help").out()).contains("analyze", "serve", "scan", "rules", "help");
        assertThat(Run.of("help", "scan").out()).contains("--staged");
        assertThat(Run.of("scan", "--help").out()).contains("Usage: sinew scan", "--staged");
        assertThat(Run.of("scam").code()).isEqualTo(SinewCommand.WRONG_USAGE);
        assertThat(Run.of("scam").err()).contains("scan");
    }
}
