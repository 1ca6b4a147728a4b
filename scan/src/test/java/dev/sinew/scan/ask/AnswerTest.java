package dev.sinew.scan.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;

class AnswerTest {
    /** What is read ahead, and lines of headers at their longest. */
    private static final int BUFFERED = 64 << 10;

    private static final List<String> WHOLE = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}",
            "HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.0 401 No\r\n\r\n{\"ok\":false}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6;a=b\r\n{\"ok\":\r\n5\r\ntrue}\r\n0\r\n\r\n");

    /** A socket to somebody who says those bytes, whatever is asked. */
    private static final class Canned extends Socket {
        private final InputStream in;

        Canned(InputStream in) {
            this.in = in;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }

    private static Answer read(InputStream in, IntPredicate wantsBody) throws IOException {
        try (Socket socket = new Canned(in)) {
            return Wire.ask(socket, new BasicClassicHttpRequest("GET", "/"), wantsBody);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void bodiesAreReadWhereTheyAreWanted() throws IOException {
        assertThat(read(bytes(WHOLE.get(0)), any -> true).text()).hasValue("{\"ok\":true}");
        assertThat(read(bytes(WHOLE.get(1)), any -> true).text()).hasValue("{\"ok\":false}");
        assertThat(read(bytes(WHOLE.get(2)), any -> true).text()).hasValue("{\"ok\":true}");
        assertThat(read(bytes(WHOLE.get(2)), any -> false).text()).isEmpty();
    }

    @Test
    void interimAnswersComeToAnEnd() {
        String interim = "HTTP/1.1 100 Go on\r\n\r\n";
        assertThatThrownBy(() -> read(bytes(interim.repeat(100) + WHOLE.getFirst()), any -> true))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void aStatusOfNothingIsNoAnswer() {
        for (String status : List.of("000", "0", "-1", "600", "99999999999")) {
            assertThatThrownBy(() -> read(bytes("HTTP/1.1 " + status + " So\r\n\r\n"), any -> true))
                    .as(status)
                    .isInstanceOf(NoAnswer.class);
        }
    }

    /** Changed answers are answers or none, and never more of them is read than there may be. */
    @Test
    void whateverComesIsAnAnswerOrNone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(WHOLE.get(random.nextInt(WHOLE.size())));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
                    case 2 -> text.insert(at, "9".repeat(random.nextInt(20)));
                    default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(8)));
                }
            }
            ByteArrayInputStream in = bytes(text + " ".repeat(2 * Answer.MOST));
            int before = in.available();
            try {
                assertThat(read(in, any -> true).status()).as("seed " + seed).isBetween(200, 599);
            } catch (IOException e) {
                assertThat(e).as("seed " + seed).isInstanceOf(NoAnswer.class);
            }
            assertThat(before - in.available()).as("seed " + seed).isLessThanOrEqualTo(Answer.MOST + BUFFERED);
        }
    }
}
