package dev.sinew.spec.read;

import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems of one file, each said once, at most a hundred. */
final class Problems {
    private static final int MOST = 100;

    private final String file;
    private final Set<String> said = new LinkedHashSet<>();
    private int more;

    Problems(String file) {
        this.file = file;
    }

    void add(String what) {
        if (said.contains(what)) {
            return;
        }
        if (said.size() < MOST) {
            said.add(what);
        } else {
            more++;
        }
    }

    List<Problem> list() {
        List<Problem> problems = new ArrayList<>();
        said.forEach(what -> problems.add(new Problem(file, -1, what)));
        if (more > 0) {
            problems.add(new Problem(file, -1, more + " further problems are not listed"));
        }
        return problems;
    }
}
