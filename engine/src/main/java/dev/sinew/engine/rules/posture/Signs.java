package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.util.List;

/** Texts to look for in the head of a body, letters compared without case: one pass, which stops at first letters only. */
final class Signs {
    private final List<String> texts;
    private final int bytes;
    private final boolean[] first = new boolean[128];

    /**
     * Signs in lower case.
     *
     * @param bytes how much of a body is looked at
     */
    Signs(int bytes, List<String> texts) {
        this.bytes = bytes;
        this.texts = List.copyOf(texts);
        texts.forEach(text -> first[text.charAt(0)] = true);
    }

    /** The index of the sign that comes first in a body, or -1. */
    int find(Slice body) {
        byte[] array = body.array();
        int to = Math.min(body.to(), body.from() + bytes);
        for (int i = body.from(); i < to; i++) {
            int low = Ascii.lower(array[i]);
            if (low >= 0 && first[low]) {
                for (int k = 0; k < texts.size(); k++) {
                    if (Ascii.startsWithIgnoreCase(array, i, to, texts.get(k))) {
                        return k;
                    }
                }
            }
        }
        return -1;
    }
}
