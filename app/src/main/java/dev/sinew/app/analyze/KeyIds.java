package dev.sinew.app.analyze;

import dev.sinew.app.config.KeySet;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Credential;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts tokens whose key id their issuer's key set does not have. That a key id is known does not mean that it signed. */
final class KeyIds {
    private final Map<String, Set<Long>> known = new HashMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();

    KeyIds(List<KeySet> sets, PrivacyKey key) {
        for (KeySet set : sets) {
            Set<Long> prints = known.computeIfAbsent(set.issuer(), issuer -> new HashSet<>());
            set.keyIds().forEach(id -> prints.add(key.print(id)));
        }
    }

    void note(Observation observation) {
        if (known.isEmpty()) {
            return;
        }
        for (Credential credential : observation.credentials()) {
            Set<Long> ids = known.get(credential.claims().issuer());
            if (ids != null && !ids.contains(credential.claims().keyId())) {
                unknown.merge(credential.claims().issuer(), 1L, Long::sum);
            }
        }
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        unknown.forEach((issuer, count) -> problems.add(new Problem(
                "",
                -1,
                count + (count == 1 ? " call" : " calls") + " with a token of " + issuer
                        + " under a key id that its key set does not have: forged, or the key set is old")));
        return problems;
    }
}
