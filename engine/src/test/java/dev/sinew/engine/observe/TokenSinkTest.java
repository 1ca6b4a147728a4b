package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSinkTest {
    private final List<String> taken = new ArrayList<>();
    private final Observer observer = new Observer(
            Call.KEY,
            new MarkSet(List.of()),
            ObserveLimits.DEFAULT,
            TrustedProxies.NONE,
            (print, bytes, from, to) ->
                    taken.add(print + " " + new String(bytes, from, to - from, StandardCharsets.US_ASCII)));

    @Test
    void aTokenIsHandedOnOnceUnderTheFingerprintOfItsCredential() {
        String token = Call.jwt("{\"sub\":\"ada\"}");
        Call call = Call.get("/").header("Authorization", "Bearer " + token);
        long print = observer.observe(call.exchange()).credentials().getFirst().print();
        observer.observe(call.exchange());
        assertThat(taken).containsExactly(print + " " + token);
    }

    @Test
    void tokensInCookiesAndParametersAreHandedOnAndOthersAreNot() {
        String first = Call.jwt("{\"sub\":\"ada\"}");
        String second = Call.jwt("{\"sub\":\"bob\"}");
        observer.observe(Call.get("/?token=" + first)
                .header("Cookie", "session=" + second)
                .header("X-Api-Key", "Zx81kPq0TtWm4RfBn29sLd")
                .exchange());
        assertThat(taken).hasSize(2).anyMatch(each -> each.endsWith(first)).anyMatch(each -> each.endsWith(second));
    }
}
