package dev.sinew.capture.accesslog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.capture.Head;
import dev.sinew.capture.Lines;

class TextLogFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void eachLineEndsInOneCall(byte[] bytes) {
        TextLogFormat format = new TextLogFormat();
        format.recognises(new Head(bytes, false));
        Lines.eachEndsInOneCall(format, bytes);
    }
}
