package dev.sinew.capture.jsonl;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.capture.Head;
import dev.sinew.capture.Lines;

class JsonLinesFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void eachLineEndsInOneCall(byte[] bytes) {
        JsonLinesFormat format = new JsonLinesFormat();
        format.recognises(new Head(bytes, false));
        Lines.eachEndsInOneCall(format, bytes);
    }
}
