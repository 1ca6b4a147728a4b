package dev.sinew.engine.observe;

import dev.sinew.engine.privacy.PrivacyKey;

/** The secret offset of the api seen last, and a few before it, so that it is not derived for every exchange. */
final class ApiOffsets {
    private static final int SLOTS = 256;

    private final PrivacyKey key;
    private final String[] apis = new String[SLOTS];
    private final long[] offsets = new long[SLOTS];

    ApiOffsets(PrivacyKey key) {
        this.key = key;
        java.util.Arrays.fill(apis, "");
    }

    long of(String api) {
        int hash = api.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        if (!apis[slot].equals(api) || api.isEmpty()) {
            apis[slot] = api;
            offsets[slot] = key.offset(api);
        }
        return offsets[slot];
    }
}
