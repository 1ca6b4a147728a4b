package dev.sinew.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Ascii;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    @Test
    void cookiesThatARecorderJoinedAreFieldsOfTheirOwn() {
        Headers headers = new Headers.Builder()
                .add("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, b=2; HttpOnly,  c-3=x")
                .add("Server", "x, y=z")
                .build();

        assertThat(fields(headers))
                .containsExactly(
                        "Set-Cookie: a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/",
                        "Set-Cookie: b=2; HttpOnly",
                        "Set-Cookie: c-3=x",
                        "Server: x, y=z");
    }

    @Test
    void soAreThoseJoinedByALinesEnd() {
        Headers headers =
                new Headers.Builder().add("set-cookie", "a=1; Secure\nb=2").build();

        assertThat(fields(headers)).containsExactly("set-cookie: a=1; Secure", "set-cookie: b=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p=a=1,b=2; Path=/",
                "d=1; Expires=Wed, 21-Oct-2026 07:28:00 GMT",
                "e=x, y",
                "f=1, =2",
                "g=1,",
                ""
            })
    void whatIsNoOtherCookieStaysWhereItIs(String value) {
        Headers headers = new Headers.Builder().add("Set-Cookie", value).build();

        assertThat(fields(headers)).containsExactly("Set-Cookie: " + value);
    }

    private static List<String> fields(Headers headers) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < headers.count(); i++) {
            fields.add(Ascii.text(headers.bytes(), headers.nameFrom(i), headers.nameTo(i)) + ": "
                    + Ascii.text(headers.bytes(), headers.valueFrom(i), headers.valueTo(i)));
        }
        return fields;
    }
}
