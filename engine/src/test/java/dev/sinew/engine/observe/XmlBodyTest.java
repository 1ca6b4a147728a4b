package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBodyTest {
    @Test
    void elementsAndAttributesAreFields() {
        Observation seen = Call.post("/")
                .body(
                        "application/xml",
                        "<?xml version='1.0'?><n:pay xmlns:n='urn:x' currency='EUR'><amount>12.5</amount>"
                                + "<to><![CDATA[DE89370400440532013000]]></to><item id='1'/><item id='2'>x</item></n:pay>")
                .observe();
        assertThat(Rows.of(seen.request()))
                .containsExactly(
                        "BODY:pay.currency STRING WORD",
                        "BODY:pay.amount STRING NUMBER",
                        "BODY:pay.to STRING HEX",
                        "BODY:pay.item.id INTEGER DIGITS",
                        "BODY:pay.item STRING EMPTY",
                        "BODY:pay.item.id INTEGER DIGITS",
                        "BODY:pay.item STRING WORD");
        assertThat(seen.requestBody().kind()).isEqualTo(BodyKind.XML);
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><b>1</b>", "<a><b>1</b></c>", "<a><b>1</b>&unknown;</a>", "<a><b>1</b><b x=1/></a>"})
    void whatStandsBeforeAnErrorIsRead(String xml) {
        Observation seen = Call.post("/").body("text/xml", xml).observe();
        assertThat(Rows.paths(seen.request())).contains("BODY:a.b");
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.hit(Limit.MALFORMED)).isTrue();
    }

    @Test
    void anOutsideEntityIsNeverRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "4711");
        for (String type : new String[] {"<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]>", "<!DOCTYPE a SYSTEM '%s'>"}) {
            String xml = type.formatted(secret.toUri()) + "<a><b>1</b><c>&x;</c></a>";
            Observation seen = Call.post("/").body("text/xml", xml).observe();
            for (int row = 0; row < seen.request().count(); row++) {
                assertThat(seen.request().print(row)).isNotEqualTo(Call.print("4711"));
            }
        }
    }

    @Test
    void entitiesWithinEntitiesAreNotExpanded() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'laugh'>");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        xml.append("]><a><b>1</b><c>&l11;</c></a>");
        Observation seen = Call.post("/").body("text/xml", xml.toString()).observe();
        assertThat(seen.request().count()).isLessThan(4);
        for (int row = 0; row < seen.request().count(); row++) {
            assertThat(seen.request().length(row)).isLessThan(100);
        }
    }

    @Test
    void elementsBelowTheDepthLimitAreLeftOut() {
        String xml = "<a>".repeat(10_000) + "x" + "</a>".repeat(10_000);
        Observation seen = Call.post("/").body("text/xml", xml).observe();
        assertThat(seen.hit(Limit.DEPTH)).isTrue();
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.request().count()).isEqualTo(1);
        assertThat(seen.request().path(0).depth()).isEqualTo(ObserveLimits.DEFAULT.depth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void theDeclaredEncodingHolds(String name) {
        byte[] declared = ("<?xml version=\"1.0\" encoding=\"" + name + "\"?><a><b>größe-7</b></a>")
                .getBytes(Charset.forName(name));
        for (String type : new String[] {"text/xml", "text/xml; charset=" + name}) {
            Observation seen = Call.post("/").body(type, declared).observe();
            assertThat(seen.requestBody().knowledge()).as(type).isEqualTo(Knowledge.WHOLE);
            assertThat(Rows.paths(seen.request())).containsExactly("BODY:a.b");
            assertThat(seen.request().length(0)).as(type).isEqualTo("größe-7".getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void brokenBytesAreReplacedAndNothingIsPrinted() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            byte[] xml = "<a><b>\u00ff</b><c>1</c></a>".getBytes(StandardCharsets.ISO_8859_1);
            Observation seen = Call.post("/").body("text/xml", xml).observe();
            assertThat(Rows.paths(seen.request())).containsExactly("BODY:a.b", "BODY:a.c");
            Call.post("/").body("text/xml", "<a><b>1</b").observe();
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatThePlatformFailsAtIsMalformed() {
        String xml = "<!DOCTYPE a [<!ATTLIST a\u000b b CDATA #IMPLIED>]><a/>";
        assertThat(Call.post("/").body("text/xml", xml).observe().hit(Limit.MALFORMED))
                .isTrue();
    }

    @Test
    void htmlIsNotRead() {
        Observation seen = Call.get("/")
                .answer("text/html", "<html><body><b>x</b></body></html>")
                .observe();
        assertThat(seen.answerBody().kind()).isEqualTo(BodyKind.HTML);
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.OPAQUE);
        assertThat(seen.answer().count()).isZero();
    }
}
