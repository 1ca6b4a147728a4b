package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** How an operation is usually called: with or without credentials, by whom, and how much it answers. */
final class Customs {
    private static final int MOST = 4_000;
    private static final int SAMPLES = 64;

    private final LongPredicate forOthers;
    private final Map<Operation, Custom> byOperation = new HashMap<>();
    private final Map<String, Set<Long>> usersByApi = new HashMap<>();
    private final Map<String, Set<Long>> writersByApi = new HashMap<>();
    private final Map<String, Set<Long>> bareWritersByApi = new HashMap<>();

    private static final class Custom {
        final Set<Long> withCredentials = new HashSet<>();
        final Set<Long> without = new HashSet<>();
        long succeededWith;
        long succeededWithout;
        final Set<Long> privileged = new HashSet<>();
        final Set<Long> users = new HashSet<>();
        final int[] values = new int[SAMPLES];
        int sampled;
        int usual = -1;
    }

    Customs(LongPredicate forOthers) {
        this.forOthers = forOthers;
    }

    void learn(Used use) {
        Access access = use.access();
        long actor = use.actor();
        boolean staff = access.actor().known() && forOthers.test(actor);
        if (access.actor().known() && !staff) {
            put(usersByApi.computeIfAbsent(access.api(), key -> new HashSet<>()), actor);
        }
        if (!access.succeeded()) {
            return;
        }
        Custom custom = byOperation.computeIfAbsent(use.operation(), key -> new Custom());
        if (access.answerValues() > 0 && custom.sampled < SAMPLES) {
            custom.values[custom.sampled++] = access.answerValues();
        }
        if (!access.headersKnown()) {
            return;
        }
        if (changesOne(access)) {
            Map<String, Set<Long>> writers = access.credentials().isEmpty() ? bareWritersByApi : writersByApi;
            put(writers.computeIfAbsent(access.api(), key -> new HashSet<>()), actor);
        }
        if (access.credentials().isEmpty()) {
            put(custom.without, actor);
            custom.succeededWithout++;
        } else {
            put(custom.withCredentials, actor);
            custom.succeededWith++;
        }
        if (access.actor().known()) {
            put(staff ? custom.privileged : custom.users, actor);
        }
    }

    private static void put(Set<Long> set, long actor) {
        if (set.size() < MOST) {
            set.add(actor);
        }
    }

    /** The median number of values in answers that have any. */
    int usualValues(Operation operation) {
        Custom custom = byOperation.get(operation);
        if (custom == null || custom.sampled == 0) {
            return 0;
        }
        if (custom.usual < 0) {
            int[] sorted = java.util.Arrays.copyOf(custom.values, custom.sampled);
            java.util.Arrays.sort(sorted);
            custom.usual = sorted[sorted.length / 2];
        }
        return custom.usual;
    }

    /** How many succeed with credentials, where nearly nobody else does without; 0 where that is not so. */
    int credentialed(Used use) {
        Custom custom = byOperation.get(use.operation());
        if (custom == null) {
            return 0;
        }
        int without = custom.without.size() - (custom.without.contains(use.actor()) ? 1 : 0);
        boolean always = custom.succeededWith >= 10 * custom.succeededWithout || custom.succeededWithout <= 2;
        return without == 0 && always && custom.succeededWith >= 5 ? custom.withCredentials.size() : 0;
    }

    /** Changing or deleting what exists; creating is often open, as signing up is. */
    private static boolean changesOne(Access access) {
        return access.method().equals("PUT")
                || access.method().equals("PATCH")
                || access.method().equals("DELETE");
    }

    /** How many change things in the api with credentials, where nobody but the judged does without; 0 where that is not so. */
    int credentialedWrites(Used use) {
        if (!changesOne(use.access())) {
            return 0;
        }
        Set<Long> bare = bareWritersByApi.getOrDefault(use.access().api(), Set.of());
        int others = bare.size() - (bare.contains(use.actor()) ? 1 : 0);
        return others == 0
                ? writersByApi.getOrDefault(use.access().api(), Set.of()).size()
                : 0;
    }

    /** How many of staff and services succeed, where no user but the judged does; 0 where that is not so. */
    int privileged(Used use) {
        Custom custom = byOperation.get(use.operation());
        if (custom == null) {
            return 0;
        }
        int others = custom.users.size() - (custom.users.contains(use.actor()) ? 1 : 0);
        return others <= custom.privileged.size() / 4 ? custom.privileged.size() : 0;
    }

    /** How many users an api has. */
    int users(String api) {
        return usersByApi.getOrDefault(api, Set.of()).size();
    }
}
