package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.console.api.Blocking.Block;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyJsonTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456789Z");

    @Test
    void isReadAsItWasWritten() {
        List<Block> blocks = List.of(
                new Block(
                        "block-1",
                        "caller-1",
                        "says \"stop\" \n and more",
                        "münchen",
                        NOON,
                        NOON.plusSeconds(60),
                        true),
                new Block("block-2", "caller-2", "x", "", NOON, NOON.plusSeconds(1), false));

        assertThat(PolicyJson.blocks(PolicyJson.of(blocks))).contains(blocks);
        assertThat(PolicyJson.blocks(PolicyJson.of(List.of()))).contains(List.of());
    }

    /** A policy of another program, or a damaged one, blocks nobody by accident. */
    @Test
    void whatItDidNotWriteIsNoPolicy() {
        String whole = PolicyJson.of(List.of(new Block("b", "caller-1", "x", "y", NOON, NOON, false)));
        for (int length = 0; length < whole.length() - 2; length++) {
            assertThat(PolicyJson.blocks(whole.substring(0, length)))
                    .as("cut at " + length)
                    .isEmpty();
        }
        assertThat(PolicyJson.blocks("{\"rules\":[]}")).isEmpty();
        assertThat(PolicyJson.blocks("[]")).isEmpty();
        assertThat(PolicyJson.blocks("{\"blocks\":[{\"id\":\"b\",\"until\":\"someday\"}]}"))
                .isEmpty();
    }
}
