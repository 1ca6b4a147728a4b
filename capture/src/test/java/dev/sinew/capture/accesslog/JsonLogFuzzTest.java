package dev.sinew.capture.accesslog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.capture.Head;
import dev.sinew.capture.Lines;

class JsonLogFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void eachLineEndsInOneCall(byte[] bytes) {
        JsonLogFormat format = new JsonLogFormat();
        format.recognises(new Head(bytes, false));
        Lines.eachEndsInOneCall(format, bytes);
    }
}
